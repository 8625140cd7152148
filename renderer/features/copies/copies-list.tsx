import { ArchiveRestore } from 'lucide-react'
import { useState } from 'react'
import type { StoreCopy } from '../../../shared/contract/keeping.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Instant } from '../../components/instant.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useSize } from '../../lib/use-size.ts'
import './copies.css'

/** The copies of the store, newest first, what each holds, and a way back to it. `why`: why nobody here may. */
export function CopiesList({ copies, why }: { copies: readonly StoreCopy[]; why: string | null }) {
  const texts = useMessages('copies')
  const verbs = useMessages('verbs')
  const format = useFormat()
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const restore = useCommand((client) => client.keeping.restore)
  const [chosen, choose] = useState<StoreCopy | null>(null)

  async function restoreChosen(copyId: string) {
    choose(null)
    const outcome = await restore.run({ copyId })
    if (outcome.kind === 'done') say('done', texts.restoring)
  }

  if (copies.length === 0) return <p className="unit">{texts.none}</p>
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
          {copies.map((copy) => (
            <CopyRow
              key={copy.id}
              copy={copy}
              timeZone={timeZone}
              why={why}
              busy={restore.busy}
              onRestore={() => choose(copy)}
            />
          ))}
        </tbody>
      </table>
      <Dialog
        isOpen={chosen !== null}
        onClose={() => choose(null)}
        title={chosen === null ? '' : texts.restoreTitle({ when: format.exact(chosen.madeAt, timeZone) })}
        actions={
          <>
            <Button onPress={() => choose(null)}>{verbs.cancel}</Button>
            <Button tone="primary" onPress={() => chosen && void restoreChosen(chosen.id)}>
              {texts.restore}
            </Button>
          </>
        }
      >
        {chosen && <p className="copies-strong">{<Holds copy={chosen} />}</p>}
        <p>{texts.restoreText}</p>
      </Dialog>
    </>
  )
}

function CopyRow(props: {
  copy: StoreCopy
  timeZone: string
  why: string | null
  busy: boolean
  onRestore: () => void
}) {
  const { copy, timeZone } = props
  const texts = useMessages('copies')
  const size = useSize()
  const last = copy.holds?.lastCommandAt ?? null
  return (
    <tr>
      <th scope="row">
        <Instant at={copy.madeAt} timeZone={timeZone} />
        {copy.place === 'second-place' && <span className="unit copies-note">{texts.place[copy.place]}</span>}
      </th>
      <td>
        <Holds copy={copy} />
        {copy.suspect && <span className="copies-note tone-risk">{texts.suspect}</span>}
      </td>
      <td>{last === null ? texts.never : <Instant at={last} timeZone={timeZone} />}</td>
      <td>{size(copy.bytes)}</td>
      <td className="copies-end">
        <Button icon={ArchiveRestore} why={props.why} busy={props.busy} onPress={props.onRestore}>
          {texts.restore}
        </Button>
      </td>
    </tr>
  )
}

function Holds({ copy: { holds } }: { copy: StoreCopy }) {
  const texts = useMessages('copies')
  const { integer } = useFormat()
  if (holds === null) return texts.unknown
  return texts.contents({
    orders: integer(holds.orders),
    products: integer(holds.products),
    sites: integer(holds.sites),
  })
}
