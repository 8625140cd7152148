import { CircleCheck, FlaskConical, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReplayResult } from '../../../shared/contract/replay.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages } from '../../lib/messages.ts'
import { afterTimeout } from '../../lib/use-live.ts'
import { CaseList } from './case-list.tsx'
import { ChangeList } from './change-list.tsx'
import { PublishStops } from './publish-stops.tsx'
import { Result } from './replay-heading.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { useCases } from './use-cases.ts'
import { fingerprintOf, useReplay } from './use-replay.ts'
import type { RuleCheck } from './use-rule-check.ts'

interface PublishProps {
  readonly draft: RuleDraft
  readonly check: RuleCheck
  readonly onOpen: (ruleId: string) => void
  readonly onTurnOff: (ruleIds: readonly string[]) => void
  readonly onTry: () => void
  readonly onClose: () => void
  readonly isBusy: boolean
  readonly onPublish: (note: string) => void
}

/** What publishing changes and would have made of past orders, what keeps it from going live, and why it is done. */
export function PublishDialog({
  draft,
  ...props
}: Omit<PublishProps, 'draft'> & { readonly draft: RuleDraft | null }) {
  const texts = useMessages('ruleEditor')
  return (
    <Dialog
      isOpen={draft !== null}
      onClose={props.onClose}
      title={draft === null ? '' : texts.publishTitle({ version: draft.baseVersion + 1 })}
      isWide
    >
      {draft !== null && <PublishForm {...props} draft={draft} />}
    </Dialog>
  )
}

/** Past orders that more than half of which go to exceptions, and more than with the published rules. */
function isRisky({ orders, before, after }: ReplayResult): boolean {
  return after.exceptions * 2 > orders && after.exceptions > before.exceptions
}

/** How long an answer may take before it is said that there is none, in milliseconds. */
const PATIENCE_MS = 2_000

function PublishForm(props: PublishProps) {
  const { draft, check } = props
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const caseTexts = useMessages('ruleCases')
  const [note, setNote] = useState('')
  const [isHasty, setHasty] = useState(false)
  const [isMeant, setMeant] = useState(false)
  const { isTesting, result } = useTest(draft)
  const cases = useCases(draft.rules).data ?? []
  const broken = cases.filter(({ isKept }) => !isKept)
  const [isBreaking, setBreaking] = useState(false)
  const isRisk = result !== null && isRisky(result)
  const isStopped = check.of === draft.rules && check.marks.some(({ weight }) => weight === 'stops')

  function whyNot(): string | null {
    if (isStopped) return texts.publishStopped
    if (isTesting && !isHasty) return texts.publishTesting
    if (broken.length > 0 && !isBreaking) return caseTexts.breaks
    return isRisk && !isMeant ? texts.publishLookFirst : null
  }

  return (
    <>
      <p>{texts.publishText}</p>
      <ChangeList base={draft.base} rules={draft.rules} />
      {isStopped && (
        <PublishStops rules={draft.rules} check={check} onOpen={props.onOpen} onTurnOff={props.onTurnOff} />
      )}
      {cases.length > 0 && <CasesResult broken={broken.length} total={cases.length} />}
      {broken.length > 0 && (
        <div className="rule-risk">
          <CaseList cases={broken} />
          <Switch isOn={isBreaking} onChange={setBreaking}>
            {caseTexts.brokenAnyway}
          </Switch>
        </div>
      )}
      <Tried result={result} isTesting={isTesting} onTry={props.onTry} />
      {isTesting && (
        <Switch isOn={isHasty} onChange={setHasty}>
          {texts.publishUntested}
        </Switch>
      )}
      {isRisk && (
        <div className="rule-risk">
          <StatusBadge
            tone="blocked"
            icon={TriangleAlert}
            label={texts.publishRisk({
              after: result.after.exceptions,
              before: result.before.exceptions,
              orders: result.orders,
            })}
          />
          <Switch isOn={isMeant} onChange={setMeant}>
            {texts.publishAnyway}
          </Switch>
        </div>
      )}
      <Field label={texts.note} help={texts.noteHelp} value={note} onChange={setNote} rows={2} autoFocus />
      <Unanswered busy={props.isBusy} />
      <div className="dialog-buttons">
        <Button onPress={props.onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={props.isBusy}
          why={whyNot()}
          onPress={() => props.onPublish(note.trim())}
        >
          {texts.publishGo}
        </Button>
      </div>
    </>
  )
}

/** How many of the pinned cases go as wished. */
function CasesResult({ broken, total }: { broken: number; total: number }) {
  const texts = useMessages('ruleCases')
  return (
    <p role="status">
      <StatusBadge
        tone={broken === 0 ? 'done' : 'blocked'}
        icon={broken === 0 ? CircleCheck : TriangleAlert}
        label={texts.sum({ broken, total })}
      />
    </p>
  )
}

/** Tries the draft on recent orders as soon as it is to be published, unless this very draft was tried. */
function useTest(draft: RuleDraft): { isTesting: boolean; result: ReplayResult | null } {
  const { run, tried, start } = useReplay()
  const result = tried !== null && tried.of === fingerprintOf(draft.rules) ? tried.result : null
  const isTried = result !== null
  useEffect(() => {
    if (!isTried) void start(draft.rules)
  }, [isTried, start, draft.rules])
  return { isTesting: !isTried && (run.kind === 'reading' || run.kind === 'deciding'), result }
}

/** What the draft would have made of past orders, or how far the test is. */
function Tried(props: { result: ReplayResult | null; isTesting: boolean; onTry: () => void }) {
  const { result, isTesting, onTry } = props
  const texts = useMessages('ruleReplay')
  const run = useReplay((replay) => replay.run)
  const progress = run.kind === 'deciding' ? texts.deciding(run) : texts.reading
  return (
    <div className="rule-tried" role="status">
      <FlaskConical size={16} aria-hidden />
      <p>{result === null ? isTesting ? progress : texts.notTried : <Result result={result} />}</p>
      <Button onPress={onTry}>{result === null ? texts.tryOn : texts.see}</Button>
    </div>
  )
}

/** Says that the control room has not answered, once that has lasted. */
function Unanswered({ busy }: { busy: boolean }) {
  const texts = useMessages('ruleEditor')
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!busy) return undefined
    const cancel = afterTimeout(PATIENCE_MS, () => setLong(true))
    return () => {
      cancel()
      setLong(false)
    }
  }, [busy])
  if (!isLong) return null
  return (
    <p role="alert">
      <StatusBadge tone="offline" icon={TriangleAlert} label={texts.publishSlow} />
    </p>
  )
}
