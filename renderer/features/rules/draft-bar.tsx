import { FlaskConical, GitMerge, Redo2, TriangleAlert, Undo2 } from 'lucide-react'
import { changesBetween } from '../../../shared/rules/changes.ts'
import type { Merge } from '../../../shared/rules/merge.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import type { RuleDraft } from './rule-draft.ts'
import { useComments } from './use-comments.ts'
import { useRuleDraft } from './use-rule-draft.ts'
import './draft-bar.css'

/** "3 changes, not published yet", where they are kept, and what others published meanwhile that they overlap with. */
export function DraftBar(props: {
  draft: RuleDraft
  current: { version: number; author: string }
  /** With what others published; null = nobody did. */
  merge: Merge | null
  why: string | null
  onTry: () => void
  onPublish: () => void
  onDiscard: () => void
  onMerge: () => void
  onName: () => void
}) {
  const { draft, current, merge } = props
  const texts = useMessages('ruleEditor')
  const { tryOn } = useMessages('ruleReplay')
  const { isDirty, past, future, undo, redo } = useRuleDraft()
  const commentTexts = useMessages('draftComments')
  const comments = useComments(null).data?.length ?? 0
  const count = changesBetween(draft.base, draft.rules).length
  const overlaps = merge?.overlaps.length ?? 0
  return (
    <div className={`draft-bar ${overlaps > 0 ? 'draft-bar-behind' : ''}`} role="status">
      <span className="draft-words">
        <strong>{texts.changes({ count })}</strong>, {texts.draftText}
        <span className="unit"> · {isDirty ? texts.keptHere : texts.keptThere}</span>
      </span>
      <Button tone="quiet" onPress={props.onName}>
        {draft.name === '' ? texts.nameDraft : draft.name}
        {draft.isShared && ` · ${texts.shared}`}
        {comments > 0 && ` · ${commentTexts.count({ count: comments })}`}
      </Button>
      {overlaps > 0 && (
        <StatusBadge
          tone="risk"
          icon={TriangleAlert}
          label={texts.overlaps({ author: current.author, version: current.version, count: overlaps })}
        />
      )}
      <span className="draft-actions">
        <IconButton
          icon={Undo2}
          label={texts.undo}
          why={past.length === 0 ? texts.undoNothing : null}
          onPress={undo}
        />
        <IconButton
          icon={Redo2}
          label={texts.redo}
          why={future.length === 0 ? texts.undoNothing : null}
          onPress={redo}
        />
        <Button onPress={props.onDiscard}>{texts.discard}</Button>
        <Button icon={FlaskConical} onPress={props.onTry}>
          {tryOn}
        </Button>
        {overlaps > 0 ? (
          <Button tone="primary" icon={GitMerge} onPress={props.onMerge}>
            {texts.mergeChoose}
          </Button>
        ) : (
          <Button tone="primary" why={props.why} onPress={props.onPublish}>
            {texts.publish}
          </Button>
        )}
      </span>
    </div>
  )
}
