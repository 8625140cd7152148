import type { ReactNode } from 'react'
import type { ReplayResult, ReplayTotals } from '../../../shared/contract/replay.ts'
import { useNames } from '../../lib/catalog.ts'
import type { Format } from '../../lib/format.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { signedCount, signedMoney } from './replay-format.ts'

/** Which way is good: more shipping whole, less of all else. Parcels are neither. */
const COUNTS = [
  ['whole', 1],
  ['partial', -1],
  ['held', -1],
  ['blocked', -1],
  ['backordered', -1],
  ['split', -1],
  ['late', -1],
  ['exceptions', -1],
  ['parcels', 0],
] as const satisfies readonly (readonly [keyof ReplayTotals, number])[]

const MOST_SERVICES = 9
/** Zones and products: those where most changes. */
const MOST_OF_MANY = 10

/** Totals of both sides, and where the shipments go. */
export function ReplayFigures({ result }: { result: ReplayResult }) {
  const texts = useMessages('ruleReplay')
  const words = useMessages('words')
  const names = useNames()
  const format = useFormat()
  const currency = useOwnCurrency()
  return (
    <div className="replay-figures" role="region" aria-label={texts.figures} tabIndex={0}>
      <Totals result={result} />
      <div className="replay-loads">
        <Pairs
          caption={texts.sites}
          rows={result.sites.map((one) => ({ ...one, key: one.siteId, name: names.site(one.siteId) }))}
        />
        <Pairs
          caption={texts.reasons}
          empty={texts.noReasons}
          rows={result.reasons.map((one) => ({
            ...one,
            key: one.reason,
            name: words.reasons[one.reason],
            good: -1,
          }))}
        />
      </div>
      <Pairs
        caption={texts.services}
        rows={result.services.slice(0, MOST_SERVICES).map((one) => ({
          ...one,
          key: `${one.carrierId}/${one.serviceId}`,
          name: names.service(one.carrierId, one.serviceId),
        }))}
      />
      <Pairs
        caption={texts.zones}
        also={texts.costDifference}
        rows={result.zones.slice(0, MOST_OF_MANY).map((one) => ({
          ...one,
          key: one.zone,
          name: zoneName(one.zone, format),
          also: signedMoney(one.afterCents - one.beforeCents, currency, format),
        }))}
      />
      <Pairs
        caption={texts.products}
        also={texts.otherwise}
        rows={result.products.slice(0, MOST_OF_MANY).map((one) => ({
          ...one,
          key: one.sku,
          name: one.sku,
          also: format.integer(one.changed),
        }))}
      />
    </div>
  )
}

/** 'France 59', 'Germany'. */
function zoneName(zone: string, format: Format): string {
  const [country = '', ...postcodes] = zone.split('-')
  return [format.country(country), ...postcodes].join(' ')
}

function Totals({ result }: { result: ReplayResult }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const currency = useOwnCurrency()
  const { before, after, bothShip } = result
  const counts = COUNTS.filter(([key]) => key === 'whole' || before[key] > 0 || after[key] > 0)
  const money = (cents: number) => format.money(cents, currency)
  const difference = (cents: number) => signedMoney(cents, currency, format)
  return (
    <table className="replay-table replay-totals">
      <Heads name={texts.figures} />
      <tbody>
        {counts.map(([key, good]) => (
          <Row
            key={key}
            name={texts.totals[key]}
            cells={[format.integer(before[key]), format.integer(after[key])]}
            difference={signedCount(after[key] - before[key], format)}
            good={good * (after[key] - before[key])}
          />
        ))}
        {(['shippingCents', 'handlingCents'] as const).map((key) => (
          <Row
            key={key}
            name={texts.totals[key]}
            cells={[money(before[key]), money(after[key])]}
            difference={difference(after[key] - before[key])}
            good={0}
          />
        ))}
        <Row
          name={texts.bothShip({ orders: bothShip.orders })}
          cells={[money(bothShip.before), money(bothShip.after)]}
          difference={difference(bothShip.after - bothShip.before)}
          good={bothShip.before - bothShip.after}
        />
      </tbody>
    </table>
  )
}

function Pairs(props: {
  caption: string
  empty?: string
  /** Head of one more column. */
  also?: string
  rows: readonly {
    key: string
    name: string
    before: number
    after: number
    good?: number
    also?: string
  }[]
}) {
  const { caption, empty, also, rows } = props
  const format = useFormat()
  return (
    <table className="replay-table">
      <Heads name={caption} also={also} />
      <tbody>
        {rows.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={4} className="unit">
              {empty}
            </td>
          </tr>
        )}
        {rows.map(({ key, name, before, after, good = 0, also: more }) => (
          <Row
            key={key}
            name={name}
            cells={[format.integer(before), format.integer(after)]}
            difference={signedCount(after - before, format)}
            good={good * (after - before)}
            also={more}
          />
        ))}
      </tbody>
    </table>
  )
}

function Heads({ name, also }: { name: string; also?: string | undefined }) {
  const texts = useMessages('ruleReplay')
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        <th scope="col">{texts.before}</th>
        <th scope="col">{texts.after}</th>
        <th scope="col">{texts.difference}</th>
        {also !== undefined && <th scope="col">{also}</th>}
      </tr>
    </thead>
  )
}

/** `good` above 0: better than before, below: worse. */
function Row(props: {
  name: string
  cells: readonly [ReactNode, ReactNode]
  difference: string
  good: number
  also?: string | undefined
}) {
  const { name, cells, difference, good, also } = props
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{cells[0]}</td>
      <td>{cells[1]}</td>
      <td className={good > 0 ? 'replay-better' : good < 0 ? 'replay-worse' : 'unit'}>{difference}</td>
      {also !== undefined && <td className="unit">{also}</td>}
    </tr>
  )
}
