import { FINDINGS } from './judge.ts'
import { runLabelSeed } from './run-label-seed.ts'

const [seed = '1', parcels = '60', trace] = process.argv.slice(2)
const t = performance.now()
const c = process.cpuUsage()
const r = await runLabelSeed({
  seed: Number(seed),
  parcels: Number(parcels),
  onEvent: trace ? (l) => console.log(l) : null,
})
const u = process.cpuUsage(c)
console.log({
  ...r,
  findings: undefined,
  kills: r.kills.join(' '),
  s: (performance.now() - t) / 1000,
  cpu: (u.user + u.system) / 1e6,
})
for (const k of FINDINGS) for (const f of r.findings[k].slice(0, 10)) console.log(k, f)
