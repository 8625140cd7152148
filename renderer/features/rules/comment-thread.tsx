import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useComments } from './use-comments.ts'
import { useRuleDraft } from './use-rule-draft.ts'
import './comment-thread.css'

/** Of all of the draft. */
const WHOLE = ''

/**
 * What people say of a draft, by whom and when, and a line to say more. `owner`: whose draft it is, null = one's own.
 * `rules`: what a comment may be about; of a single one the thread is that rule's alone.
 */
export function CommentThread(props: { owner: string | null; rules: readonly Rule[]; about?: Rule }) {
  const { owner, rules, about } = props
  const texts = useMessages('draftComments')
  const format = useFormat()
  const actorName = useActorName()
  const timeZone = useTimeZone()
  const actor = useSession((session) => session.actor)
  const live = useComments(owner)
  const comment = useCommand((client) => client.rules.commentDraft)
  const uncomment = useCommand((client) => client.rules.uncommentDraft)
  // One's own draft is there to be commented once the control room has it.
  const isThere = useRuleDraft(({ synced }) => synced !== null && synced.draft !== null) || owner !== null
  const [text, setText] = useState('')
  const [chosen, choose] = useState(WHOLE)
  const nameOf = (id: string) => rules.find((rule) => rule.id === id)?.name ?? texts.goneRule

  async function send() {
    const ruleId = about?.id ?? (chosen === WHOLE ? null : chosen)
    const outcome = await comment.run({ owner, ruleId, text: text.trim() })
    if (outcome.kind === 'done') setText('')
  }

  return (
    <div className="comments">
      <LiveView live={live} skeleton={<Skeleton width="100%" height={40} />}>
        {(all) => {
          const shown = about === undefined ? all : all.filter(({ ruleId }) => ruleId === about.id)
          return shown.length === 0 ? (
            <p className="unit">{texts.none}</p>
          ) : (
            <ul className="comment-list" aria-label={texts.title}>
              {shown.map((one) => (
                <li key={one.id}>
                  <span>
                    <strong>{actorName(one.author)}</strong>{' '}
                    <span className="unit" title={format.exact(one.at, timeZone)}>
                      {format.dayOf(one.at, timeZone)} {format.time(one.at, timeZone)}
                      {about === undefined && one.ruleId !== null && ` · ${nameOf(one.ruleId)}`}
                    </span>
                    <span className="comment-text">{one.text}</span>
                  </span>
                  {one.author === actor && (
                    <IconButton
                      icon={Trash2}
                      label={texts.takeBack}
                      onPress={() => void uncomment.run({ commentId: one.id })}
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </LiveView>
      {about === undefined && (
        <Select
          label={texts.about}
          choices={[{ id: WHOLE, label: texts.whole }, ...rules.map(({ id, name }) => ({ id, label: name }))]}
          value={chosen}
          onChange={choose}
        />
      )}
      <Field label={texts.say} value={text} rows={2} onChange={(said) => setText(said.slice(0, 1_000))} />
      <Button
        busy={comment.busy}
        why={text.trim() === '' ? texts.blank : isThere ? null : texts.notSaved}
        onPress={() => void send()}
      >
        {texts.send}
      </Button>
    </div>
  )
}
