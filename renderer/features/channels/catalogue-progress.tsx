import { OctagonAlert, Undo2 } from 'lucide-react'
import type { CatalogueRun } from '../../../shared/contract/channel-catalogue.ts'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'

/** How far the reading is, or what was read and when. */
export function CatalogueReading({ run }: { run: CatalogueRun }) {
  const texts = useMessages('channelCatalogue')
  const say = useSay()
  const format = useFormat()
  const now = useNow(10_000)
  if (run.startedAt === null) return null
  const read = format.integer(run.read)
  if (run.isReading)
    return (
      <div role="status">
        <p className="channel-words">
          {run.total === null
            ? texts.reading({ read })
            : texts.readingOf({ read, total: format.integer(run.total) })}
        </p>
        <progress
          className="channel-progress"
          aria-label={texts.start}
          {...(run.total === null
            ? {}
            : { value: Math.min(run.read, run.total), max: Math.max(1, run.total) })}
        />
      </div>
    )
  if (run.problem !== null)
    return (
      <StatusBadge tone="blocked" icon={OctagonAlert} label={texts.problem({ problem: say(run.problem) })} />
    )
  if (run.finishedAt === null) return <p className="channel-words">{texts.broken}</p>
  return (
    <p className="channel-words">{texts.readAt({ when: format.since(run.finishedAt, now), items: read })}</p>
  )
}

/** What was taken and by whom, and the way back. */
export function CatalogueTaking(props: {
  channelId: string
  run: CatalogueRun
  why: string | null
  onUndo: () => void
}) {
  const { channelId, run, why } = props
  const texts = useMessages('channelCatalogue')
  const format = useFormat()
  const actorName = useActorName()
  const now = useNow(10_000)
  const say = useToasts((toasts) => toasts.say)
  const undo = useCommand((client) => client.channels.undoCatalogue)
  const { taking } = run
  if (taking === null) return null

  async function goBack() {
    if ((await undo.run({ channelId })).kind !== 'done') return
    say('neutral', texts.undoStarted)
    props.onUndo()
  }

  const all = format.integer(run.read)
  if (taking.endedAt === null)
    return (
      <Bar
        words={texts.taking({ done: format.integer(taking.done), all })}
        done={taking.done}
        all={run.read}
      />
    )
  if (taking.undo !== null && taking.undo.endedAt === null)
    return (
      <Bar
        words={texts.undoing({ done: format.integer(taking.undo.done), all })}
        done={taking.undo.done}
        all={run.read}
      />
    )
  const { created, changed, opened } = taking.counts
  return (
    <section className="channel-writes" aria-label={texts.approve}>
      <p className="channel-words">
        {texts.taken({ who: actorName(taking.by), when: format.since(taking.endedAt, now) })}{' '}
        {texts.did({ created, changed, opened })}
        {taking.undo !== null &&
          ` ${texts.undone({ who: actorName(taking.undo.by) })} ${texts.kept({ count: taking.undo.kept })}`}
      </p>
      {taking.undo === null && (
        <Button icon={Undo2} why={why} busy={undo.busy} onPress={() => void goBack()}>
          {texts.undo}
        </Button>
      )}
    </section>
  )
}

function Bar({ words, done, all }: { words: string; done: number; all: number }) {
  return (
    <div role="status">
      <p className="channel-words">{words}</p>
      <progress className="channel-progress" aria-label={words} value={done} max={Math.max(1, all)} />
    </div>
  )
}
