import type { Rule } from '../../../shared/rules/document.ts'
import type { Overlap } from '../../../shared/rules/merge.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { CasesDialog } from './cases-dialog.tsx'
import { mergedForMe } from './draft-meeting.ts'
import { DraftsDialog } from './drafts-dialog.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { RollBackDialog } from './roll-back-dialog.tsx'
import type { DraftStep, RuleDraft } from './rule-draft.ts'
import { TemplateDialog } from './template-dialog.tsx'
import { TryOrderDialog } from './try-order-dialog.tsx'
import { usePublication } from './use-publication.ts'
import type { RuleCheck } from './use-rule-check.ts'
import { useRuleDraft } from './use-rule-draft.ts'
import './rule-dialogs.css'

export type RuleOverlay = 'cases' | 'order' | 'templates' | 'publish' | 'history' | 'merge' | 'drafts'

const NO_DRAFT = { name: '', isShared: false }

const nameOf = ({ base, mine, theirs }: Exclude<Overlap, { kind: 'order' }>) =>
  (base ?? mine ?? theirs)?.name ?? ''

/** What opens over the rules; `rules` are those on screen, the draft's or the published ones. */
export function RuleDialogs(props: {
  overlay: RuleOverlay | null
  onClose: () => void
  /** A version that is asked about; null = none. */
  rollBackTo: number | null
  onRollBack: (version: number | null) => void
  current: { readonly version: number; readonly author: string } | null
  published: readonly Rule[]
  rules: readonly Rule[]
  check: RuleCheck
  why: string | null
  change: (step: DraftStep) => void
  onOpen: (id: string) => void
  onTry: () => void
}) {
  const { overlay, onClose, onRollBack, current, published, rules, check, why, change } = props
  const texts = useMessages('ruleEditor')
  const say = useToasts((toasts) => toasts.say)
  const { draft, set } = useRuleDraft()
  const publication = usePublication()

  function takeOver(theirs: RuleDraft, author: string) {
    if (!current) return
    const own = draft ?? { ...NO_DRAFT, baseVersion: current.version, base: published, rules: published }
    const { rules: merged, overlaps } = mergedForMe(theirs.base, own.rules, theirs.rules)
    set({ ...own, rules: merged })
    onClose()
    const names = [...new Set(overlaps.flatMap((one) => (one.kind === 'order' ? [] : [nameOf(one)])))]
    if (names.length === 0) say('done', texts.takenOver({ author }))
    else say('risk', texts.takenOverBoth({ names }))
  }

  return (
    <>
      <TemplateDialog
        isOpen={overlay === 'templates'}
        onClose={onClose}
        onAdd={(fresh) => {
          change({ kind: 'add', rules: fresh })
          say('done', texts.templateAdded({ count: fresh.length }))
        }}
      />
      <PublishDialog
        draft={overlay === 'publish' ? draft : null}
        check={check}
        onOpen={(id) => {
          onClose()
          props.onOpen(id)
        }}
        onTurnOff={(ids) => change({ kind: 'switch', ids, enabled: false })}
        onTry={props.onTry}
        onClose={onClose}
        isBusy={publication.isBusy}
        onPublish={(note) => draft !== null && publication.publish(draft, note)}
      />
      <HistoryDialog
        isOpen={overlay === 'history'}
        current={current?.version ?? 0}
        onClose={onClose}
        why={why}
        onUse={(version, restored) => {
          change({ kind: 'replace', rules: restored })
          say('done', texts.restored({ version }))
        }}
        onRestore={(version) => {
          onClose()
          onRollBack(version)
        }}
      />
      <RollBackDialog
        version={props.rollBackTo}
        current={current?.version ?? 0}
        onClose={() => onRollBack(null)}
      />
      <MergeDialog
        sides={
          overlay === 'merge' && draft !== null
            ? { base: draft.base, mine: draft.rules, theirs: published }
            : null
        }
        author={current?.author ?? ''}
        onMerged={(merged) => {
          onClose()
          if (draft !== null && current !== null)
            set({ ...draft, baseVersion: current.version, base: published, rules: merged })
        }}
        onClose={onClose}
      />
      <TryOrderDialog isOpen={overlay === 'order'} rules={rules} onClose={onClose} />
      <CasesDialog isOpen={overlay === 'cases'} rules={rules} why={why} onClose={onClose} />
      <DraftsDialog isOpen={overlay === 'drafts'} draft={draft} onTake={takeOver} onClose={onClose} />
    </>
  )
}
