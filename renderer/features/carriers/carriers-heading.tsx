import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { NEAR_CAP } from './load.ts'

/** "212 parcels today with 5 carriers; Mondial Relay is suspended." */
export function CarriersHeading({ rows }: { rows: readonly CarrierRow[] | null }) {
  const texts = useMessages('carriers')
  const names = useNames()
  const format = useFormat()
  const { separator } = useMessages('lists')
  if (rows === null) return <SentenceHeading>{null}</SentenceHeading>
  const parcels = rows.flatMap((row) => row.services).reduce((sum, each) => sum + each.parcelsToday, 0)
  const suspended = rows
    .filter((row) => row.suspensions.length > 0)
    .map((row) => names.carrier(row.carrierId))
  const full = rows
    .flatMap((row) => row.services)
    .filter(
      ({ service, parcelsToday }) => service.dailyCap !== null && parcelsToday >= service.dailyCap * NEAR_CAP,
    )
    .map(({ service }) => service.name)
  return (
    <SentenceHeading>
      {texts.first({ parcels, carriers: rows.length })}
      {suspended.length > 0 && (
        <>
          {separator}
          <Live tone="risk">
            {texts.suspended({ names: format.list(suspended), count: suspended.length })}
          </Live>
        </>
      )}
      {full.length > 0 && (
        <>
          {separator}
          <Live tone="risk">{texts.nearCap({ names: format.list(full) })}</Live>
        </>
      )}
      {suspended.length === 0 && full.length === 0 && `${separator}${texts.allRun}`}.
    </SentenceHeading>
  )
}
