import type { ReactNode } from 'react'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { useSites, useTimeZone } from '../../lib/catalog.ts'
import { useFigures } from '../../lib/figures.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** "14 exceptions need you; the next cut-off is at 15:00; 3 have one common cause." */
export function QueueHeading(props: { open: number | null; largestCause: number; aside: ReactNode }) {
  const { open, largestCause, aside } = props
  const texts = useMessages('exceptionQueue')
  const format = useFormat()
  const sites = useSites()
  const merchantZone = useTimeZone()
  const cutoff = useFigures().data?.nextCutoff ?? null
  const zone = sites?.find((site) => site.id === cutoff?.siteId)?.timeZone ?? merchantZone
  if (open === null) return <SentenceHeading aside={aside}>{null}</SentenceHeading>
  if (open === 0) return <SentenceHeading aside={aside}>{texts.calm}.</SentenceHeading>
  return (
    <SentenceHeading aside={aside}>
      <Live>
        {cutoff === null
          ? texts.first({ open })
          : texts.firstBefore({ open, time: format.time(cutoff.at, zone) })}
      </Live>
      {largestCause > 1 && texts.common({ count: largestCause })}.
    </SentenceHeading>
  )
}
