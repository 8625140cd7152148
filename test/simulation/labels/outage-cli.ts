import { commandLine } from '../command-line.ts'
import { packOutageDay } from './outage-day.ts'

/** `npm run simulate -- outage`: parcels packed an hour on a day with the carrier down, and on one without. */

const USAGE = 'npm run simulate -- outage [--orders 600] [--seed 1]'

const { orders, seed } = commandLine(USAGE, { orders: 600, seed: 1 }, [])
const well = await packOutageDay({ seed, orders }, false)
const down = await packOutageDay({ seed, orders }, true)
console.log('hour   packed (labels out)   with the carrier down from 9 to 13')
for (const [index, { hour, packed, printed }] of well.hours.entries()) {
  const other = down.hours[index]
  console.log(
    `${String(hour).padStart(4)}   ${`${packed} (${printed})`.padEnd(19)}   ${other?.packed} (${other?.printed})`,
  )
}
const sum = (hours: typeof well.hours): number => hours.reduce((total, { packed }) => total + packed, 0)
console.log(
  JSON.stringify({
    packed: sum(well.hours),
    packed_with_outage: sum(down.hours),
    unlabelled: well.unlabelled,
    unlabelled_with_outage: down.unlabelled,
  }),
)
