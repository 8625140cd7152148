import { useState } from 'react'
import type { SharedDraft } from '../../../shared/contract/rules.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Switch } from '../../components/switch.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { ChangeList } from './change-list.tsx'
import { CommentThread } from './comment-thread.tsx'
import { CompareRules } from './compare-rules.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { useRuleDraft } from './use-rule-draft.ts'

const TOPICS = ['rule-drafts'] as const

/** The name of one's own draft, whether others see it, and theirs to compare with and take over. */
export function DraftsDialog(props: {
  isOpen: boolean
  draft: RuleDraft | null
  onTake: (draft: RuleDraft, author: string) => void
  onClose: () => void
}) {
  const texts = useMessages('ruleEditor')
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.draftsTitle} isWide>
      <Drafts {...props} />
    </Dialog>
  )
}

function Drafts(props: { draft: RuleDraft | null; onTake: (draft: RuleDraft, author: string) => void }) {
  const { draft } = props
  const texts = useMessages('ruleEditor')
  const comments = useMessages('draftComments')
  const set = useRuleDraft((drafts) => drafts.set)
  const live = useLive(TOPICS, (client) => client.rules.sharedDrafts({}))
  return (
    <>
      {draft !== null && (
        <>
          <Field
            label={texts.draftName}
            value={draft.name}
            onChange={(name) => set({ ...draft, name: name.slice(0, 80) })}
          />
          <Switch isOn={draft.isShared} onChange={(isShared) => set({ ...draft, isShared })}>
            {texts.shareDraft}
          </Switch>
          <h3>{comments.title}</h3>
          {!draft.isShared && <p className="unit">{comments.needsSharing}</p>}
          <CommentThread owner={null} rules={draft.rules} />
        </>
      )}
      <h3>{texts.othersDrafts}</h3>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={80} />}>
        {(shared) => (
          <>
            {shared.length === 0 && <p className="unit">{texts.noOthersDrafts}</p>}
            {shared.map((one) => (
              <OtherDraft key={one.owner} shared={one} onTake={props.onTake} />
            ))}
            <CompareRules draft={draft} shared={shared} />
          </>
        )}
      </LiveView>
    </>
  )
}

/** Read when it is opened: what it changes on its base, and what is said of it. */
function OtherDraft(props: { shared: SharedDraft; onTake: (draft: RuleDraft, author: string) => void }) {
  const { author, updatedAt, draft } = props.shared
  const texts = useMessages('ruleEditor')
  const format = useFormat()
  const timeZone = useTimeZone()
  const [opened, setOpened] = useState<RuleDraft | null>(null)

  async function open() {
    const { baseVersion } = draft
    const base =
      baseVersion === 0 ? [] : (await connection.client.rules.version({ version: baseVersion })).rules
    setOpened({ ...draft, base })
  }

  return (
    <section className="other-draft">
      <div className="rule-stops-head">
        <span>
          <strong>{draft.name === '' ? texts.draftOf({ author }) : draft.name}</strong>{' '}
          <span className="unit">
            {author} · {format.dayOf(updatedAt, timeZone)} {format.time(updatedAt, timeZone)} ·{' '}
            {texts.version({ version: draft.baseVersion })}
          </span>
        </span>
        {opened === null ? (
          <Button onPress={() => void open()}>{texts.compare}</Button>
        ) : (
          <Button onPress={() => props.onTake(opened, author)}>{texts.takeOver}</Button>
        )}
      </div>
      {opened !== null && (
        <>
          <ChangeList base={opened.base} rules={opened.rules} />
          <CommentThread owner={props.shared.owner} rules={opened.rules} />
        </>
      )}
    </section>
  )
}
