import { FlaskConical, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ReplayResult } from '../../../shared/contract/replay.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { Result } from './replay-heading.tsx'
import { changesBetween, type RuleDraft } from './rule-draft.ts'

/** What publishing changes, rule by rule, and why: the note goes into the history. */
export function PublishDialog(props: {
  draft: RuleDraft | null
  /** What this very draft would have made of past orders; null = not tried. */
  tried: ReplayResult | null
  onTry: () => void
  onClose: () => void
  onPublished: () => void
}) {
  const { draft } = props
  const texts = useMessages('ruleEditor')
  return (
    <Dialog
      isOpen={draft !== null}
      onClose={props.onClose}
      title={draft === null ? '' : texts.publishTitle({ version: draft.baseVersion + 1 })}
    >
      {draft !== null && <PublishForm {...props} draft={draft} />}
    </Dialog>
  )
}

function PublishForm(props: {
  draft: RuleDraft
  tried: ReplayResult | null
  onTry: () => void
  onClose: () => void
  onPublished: () => void
}) {
  const { draft } = props
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const publish = useCommand((client) => client.rules.publish)
  const [note, setNote] = useState('')
  const quarantined = draft.rules.filter((rule) => parseRule(rule).kind === 'quarantined').length

  async function go() {
    const outcome = await publish.run({
      baseVersion: draft.baseVersion,
      rules: [...draft.rules],
      note: note.trim(),
    })
    props.onClose()
    if (outcome.kind !== 'done') return
    props.onPublished()
    say('done', texts.publishDone({ version: outcome.value.version }))
  }

  return (
    <>
      <p>{texts.publishText}</p>
      <ul className="rule-changes">
        {changesBetween(draft.base, draft.rules).map(({ kind, rule }) => (
          <li key={`${kind} ${rule.id}`}>
            <span className="unit">{texts.changeKinds[kind]}</span>
            <span>{rule.name}</span>
          </li>
        ))}
      </ul>
      {quarantined > 0 && (
        <p>
          <StatusBadge tone="risk" icon={TriangleAlert} label={texts.asideWarning({ count: quarantined })} />
        </p>
      )}
      <Tried result={props.tried} onTry={props.onTry} />
      <Field label={texts.note} help={texts.noteHelp} value={note} onChange={setNote} rows={2} autoFocus />
      <div className="rule-dialog-actions">
        <Button onPress={props.onClose}>{verbs.cancel}</Button>
        <Button tone="primary" busy={publish.busy} onPress={() => void go()}>
          {texts.publishGo}
        </Button>
      </div>
    </>
  )
}

/** What the draft would have made of past orders, or the offer to find out. */
function Tried({ result, onTry }: { result: ReplayResult | null; onTry: () => void }) {
  const texts = useMessages('ruleReplay')
  return (
    <div className="rule-tried">
      <FlaskConical size={16} aria-hidden />
      <p>{result === null ? texts.notTried : <Result result={result} />}</p>
      <Button onPress={onTry}>{result === null ? texts.tryOn : texts.see}</Button>
    </div>
  )
}
