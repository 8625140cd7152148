import { openMemoryStore } from '/work/w/hubsim/test/support/memory-store.ts'
import { runHubSeed } from '/work/w/hubsim/test/simulation/hub/run-seed.ts'
const [seed, hours, trace] = process.argv.slice(2)
const t = performance.now(), c = process.cpuUsage()
const store = await openMemoryStore({ clock: { now: () => 0 }, onCorruptRow: console.error })
const r = await runHubSeed({ seed: Number(seed), hours: Number(hours), stations: 6, onEvent: trace ? console.log : null, store })
console.log(JSON.stringify({ ...r, findings: Object.fromEntries(Object.entries(r.findings).map(([k, v]) => [k, v.length])) }))
for (const [k, v] of Object.entries(r.findings)) for (const one of (v as string[]).slice(0, 4)) console.log(k, one)
console.log(Math.round(performance.now() - t), process.cpuUsage(c).user / 1000)
