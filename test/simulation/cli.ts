/** `npm run simulate`: days of trouble in simulated time; see test/simulation/README.md. */
const SIMULATIONS = {
  channels: () => import('./channels-cli.ts'),
  hub: () => import('./hub/hub-cli.ts'),
  labels: () => import('./labels/labels-cli.ts'),
  outage: () => import('./labels/outage-cli.ts'),
}

const [name] = process.argv.slice(2)
if (name === undefined || !(name in SIMULATIONS)) {
  console.error(`npm run simulate -- <${Object.keys(SIMULATIONS).join('|')}> ...`)
  process.exit(2)
}
await SIMULATIONS[name as keyof typeof SIMULATIONS]()
