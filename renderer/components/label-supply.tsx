import './label-supply.css'
import { useMessages } from '../lib/messages.ts'
import { useLive } from '../lib/use-live.ts'

const TOPICS = ['orders', 'printing', 'carriers'] as const

/** For how many parcels and hours labels are in hand, and how many packed ones wait; null = of all sites. */
export function LabelSupplyLine({ siteId }: { siteId: string | null }) {
  const texts = useMessages('labelSupply')
  const { data } = useLive(TOPICS, (client) => client.packing.supply({ siteId }), [siteId])
  const { parcels, inHand, hours, waiting } = data ?? { parcels: 0, inHand: 0, hours: null, waiting: 0 }
  const said = [
    ...(parcels === 0 ? [] : [texts.inHand({ parcels: inHand, of: parcels })]),
    ...(inHand === 0 || hours === null
      ? []
      : [hours < 1 ? texts.underAnHour : texts.hours({ hours: Math.round(hours) })]),
    ...(waiting === 0 ? [] : [texts.waiting({ parcels: waiting })]),
  ]
  // Its line is there before it says anything, so that nothing below it moves.
  return (
    <p className="label-supply" role="status">
      {data === null ? ' ' : said.length === 0 ? texts.nothing : said.join(' · ')}
    </p>
  )
}
