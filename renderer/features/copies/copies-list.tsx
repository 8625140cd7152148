import { ArchiveRestore } from 'lucide-react'
import { useState } from 'react'
import type { StoreCopy } from '../../../shared/contract/keeping.ts'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useSize } from '../../lib/use-size.ts'
import { CopyContents } from './copy-contents.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import './copies.css'

/** The points of one whole copy, newest first, it the last of them. */
type Points = readonly [StoreCopy, ...StoreCopy[]]

/** The copies of the store, newest first, what each holds, and a way back to it. `why`: why nobody here may. */
export function CopiesList({ copies, why }: { copies: readonly StoreCopy[]; why: string | null }) {
  const texts = useMessages('copies')
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const restore = useCommand((client) => client.keeping.restore)
  const [chosen, choose] = useState<Points | null>(null)

  async function restoreChosen(copyId: string) {
    choose(null)
    const outcome = await restore.run({ copyId })
    if (outcome.kind === 'done') say('done', texts.restoring)
  }

  if (copies.length === 0) return <p className="unit">{texts.none}</p>
  const whole = [...Map.groupBy(copies, ({ id, builtOn }) => builtOn ?? id).values()] as unknown as Points[]
  return (
    <>
      <table className="copies" aria-label={texts.title}>
        <thead>
          <tr>
            <th scope="col">{texts.made}</th>
            <th scope="col">{texts.holds}</th>
            <th scope="col">{texts.last}</th>
            <th scope="col">{texts.size}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {whole.map((points) => (
            <CopyRow
              key={points.at(-1)?.id}
              points={points}
              timeZone={timeZone}
              why={why}
              busy={restore.busy}
              onRestore={() => choose(points)}
            />
          ))}
        </tbody>
      </table>
      {chosen !== null && (
        <RestoreDialog
          points={chosen}
          onClose={() => choose(null)}
          onRestore={(id) => void restoreChosen(id)}
        />
      )}
    </>
  )
}

function CopyRow(props: {
  points: Points
  timeZone: string
  why: string | null
  busy: boolean
  onRestore: () => void
}) {
  const { points, timeZone } = props
  const [newest] = points
  const base = points.at(-1) ?? newest
  const texts = useMessages('copies')
  const format = useFormat()
  const size = useSize()
  const last = newest.holds?.lastCommandAt ?? null
  return (
    <tr>
      <th scope="row">
        <Instant at={base.madeAt} timeZone={timeZone} />
        {base.place === 'second-place' && <span className="unit copies-note">{texts.place[base.place]}</span>}
        {points.length > 1 && (
          <span className="unit copies-note">
            {texts.points({
              count: points.length - 1,
              day: format.dayOf(newest.madeAt, timeZone),
              time: format.time(newest.madeAt, timeZone),
            })}
          </span>
        )}
      </th>
      <td>
        <CopyContents copy={newest} />
        {points.some(({ suspect }) => suspect) && (
          <span className="copies-note tone-risk">{texts.suspect}</span>
        )}
      </td>
      <td>{last === null ? texts.never : <Instant at={last} timeZone={timeZone} />}</td>
      <td>{size(points.reduce((sum, { bytes }) => sum + bytes, 0))}</td>
      <td className="copies-end">
        <Button icon={ArchiveRestore} why={props.why} busy={props.busy} onPress={props.onRestore}>
          {texts.restore}
        </Button>
      </td>
    </tr>
  )
}
