import { type DeliveryTimes, ENOUGH_PARCELS } from '../../../shared/contract/delivery-times.ts'
import { Button } from '../../components/button.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

/** How long each service of a carrier really took, by zone; what it promises can be made that. */
export function DeliveryTimesSection({ carrierId, why }: { carrierId: string; why: string | null }) {
  const texts = useMessages('deliveryTimes')
  const names = useNames()
  const { data } = useLive(['orders', 'carriers'], (client) => client.carriers.deliveryTimes({ carrierId }), [
    carrierId,
  ])
  if (data === null) return null
  if (data.length === 0) return <p className="unit">{texts.none}</p>
  return (
    <>
      <p className="unit">{texts.about}</p>
      {[...Map.groupBy(data, ({ serviceId }) => serviceId)].map(([serviceId, rows]) => (
        <table key={serviceId} className="delivery-times">
          <caption>{names.service(carrierId, serviceId)}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.zone}</th>
              <th scope="col" className="table-end">
                {texts.parcels}
              </th>
              <th scope="col" className="table-end">
                {texts.late}
              </th>
              <th scope="col" className="table-end">
                {texts.half}
              </th>
              <th scope="col" className="table-end">
                {texts.most}
              </th>
              <th scope="col" className="table-end">
                {texts.promised}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ZoneLine key={row.zone} carrierId={carrierId} row={row} why={why} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

function ZoneLine(props: { carrierId: string; row: DeliveryTimes; why: string | null }) {
  const { carrierId, row } = props
  const texts = useMessages('deliveryTimes')
  const format = useFormat()
  const isBeside = row.brackets.some(({ transitDays }) => transitDays !== row.mostWithin)
  return (
    <>
      <tr>
        <th scope="row">{row.zone}</th>
        <td className="table-end">{format.integer(row.parcels)}</td>
        <td className="table-end">{row.late === 0 ? '–' : format.integer(row.late)}</td>
        <td className="table-end">{texts.days({ count: row.halfWithin })}</td>
        <td className="table-end">{texts.days({ count: row.mostWithin })}</td>
        <td className="table-end">
          <Promised row={row} />
        </td>
      </tr>
      {isBeside && (
        <tr className="delivery-times-act">
          <td colSpan={6}>
            <TakeOver carrierId={carrierId} row={row} why={props.why} />
          </td>
        </tr>
      )}
    </>
  )
}

function Promised({ row: { brackets } }: { row: DeliveryTimes }) {
  const texts = useMessages('deliveryTimes')
  const days = brackets.map(({ transitDays }) => transitDays)
  if (days.length === 0) return <span className="unit">{texts.noRate}</span>
  const [from, to] = [Math.min(...days), Math.max(...days)]
  return from === to ? texts.days({ count: from }) : texts.daysRange({ from, to })
}

function TakeOver(props: { carrierId: string; row: DeliveryTimes; why: string | null }) {
  const { carrierId, row, why } = props
  const texts = useMessages('deliveryTimes')
  const verbs = useMessages('verbs')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const set = useCommand((client) => client.carriers.setTransitDays)
  const { serviceId, zone, brackets, mostWithin } = row

  async function take() {
    const target = { carrierId, serviceId, zone }
    const seen = brackets.map((bracket) => ({ ...bracket, transitDays: mostWithin }))
    const outcome = await set.run({ ...target, brackets: seen })
    if (outcome.kind !== 'done') return
    const service = names.service(carrierId, serviceId)
    say('done', texts.taken({ service, zone, count: mostWithin }), {
      label: verbs.undo,
      run: () => void set.run({ ...target, brackets }),
    })
  }

  if (row.parcels < ENOUGH_PARCELS)
    return <span className="unit">{texts.tooFew({ count: ENOUGH_PARCELS })}</span>
  return (
    <Button tone="quiet" why={why} busy={set.busy} onPress={() => void take()}>
      {texts.take({ count: mostWithin })}
    </Button>
  )
}
