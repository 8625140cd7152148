import type { ReactNode } from 'react'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { useSites, useTimeZone } from '../../lib/catalog.ts'
import { useFigures } from '../../lib/figures.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { orderMessages } from './messages.ts'

/** "3,400 orders; 37 still to release before 15:00." */
export function OrdersHeading(props: { total: number | null; isFiltered: boolean; aside: ReactNode }) {
  const texts = useMessages(orderMessages)
  const format = useFormat()
  const sites = useSites()
  const merchantZone = useTimeZone()
  const figures = useFigures().data
  const cutoff = figures?.nextCutoff ?? null
  const zone = sites?.find((site) => site.id === cutoff?.siteId)?.timeZone ?? merchantZone
  return (
    <SentenceHeading aside={props.aside}>
      {props.total !== null &&
        texts.first(
          props.total,
          props.isFiltered,
          figures?.toRelease ?? 0,
          cutoff === null ? null : format.time(cutoff.at, zone),
        )}
    </SentenceHeading>
  )
}
