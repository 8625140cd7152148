import type { ReactNode } from 'react'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { useSites, useTimeZone } from '../../lib/catalog.ts'
import { useFigures } from '../../lib/figures.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** "3,400 orders; 37 still to release before 15:00." */
export function OrdersHeading(props: {
  total: number | null
  isLeast: boolean
  isFiltered: boolean
  aside: ReactNode
}) {
  const texts = useMessages('orders')
  const format = useFormat()
  const sites = useSites()
  const merchantZone = useTimeZone()
  const figures = useFigures().data
  const cutoff = figures?.nextCutoff ?? null
  const zone = sites?.find((site) => site.id === cutoff?.siteId)?.timeZone ?? merchantZone
  function sentence(total: number): string {
    const left = figures?.toRelease ?? 0
    if (props.isLeast) return texts.foundAtLeast({ total })
    if (props.isFiltered) return texts.found({ total })
    if (left === 0) return texts.all({ total })
    if (cutoff === null) return texts.toRelease({ total, left })
    return texts.toReleaseBefore({ total, left, time: format.time(cutoff.at, zone) })
  }
  return (
    <SentenceHeading aside={props.aside}>{props.total !== null && sentence(props.total)}</SentenceHeading>
  )
}
