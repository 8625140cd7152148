import { useVirtualizer } from '@tanstack/react-virtual'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import type { ReplayResult } from '../../../shared/contract/replay.ts'
import type { RuleRow as Published, RuleMark } from '../../../shared/contract/rules.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { useTableKeys } from '../../components/use-table-keys.ts'
import { useMessages } from '../../lib/messages.ts'
import type { ListRow } from './list-rows.ts'
import { RuleFolderRow } from './rule-folder-row.tsx'
import { RuleRow } from './rule-row.tsx'
import type { RuleActs } from './use-rule-acts.ts'
import { useRuleView } from './use-rule-view.ts'
import './rule-list.css'

const NO_MARKS: readonly RuleMark[] = []
const HEIGHTS: Readonly<Record<ListRow['kind'], number>> = { stage: 56, folder: 40, rule: 60 }

interface Drop {
  readonly id: string
  readonly where: 'before' | 'after'
}

/**
 * The rules of all stages in the order in which they decide, of which only those in view exist. A rule is dragged by
 * its grip to another of its stage, and into that one's folder.
 */
export function RuleList(props: {
  rows: readonly ListRow[]
  /** The whole draft. */
  rules: readonly Rule[]
  /** As published, by rule. */
  published: ReadonlyMap<string, Published>
  /** What the lint says of these rules, by rule. */
  marks: ReadonlyMap<string, readonly RuleMark[]>
  /** What these very rules matched among past orders; null = not tried. */
  tried: ReplayResult | null
  cursorId: string | null
  onCursor: (id: string) => void
  why: string | null
  acts: RuleActs
  /** Folder of these rules is asked for. */
  onFolder: (rules: readonly Rule[]) => void
}) {
  const { rows, rules, cursorId, onCursor, why, acts } = props
  const texts = useMessages('ruleEditor')
  const { search, picked, pick, fold } = useRuleView()
  const scroll = useRef<HTMLDivElement>(null)
  const lastPicked = useRef<string | null>(null)
  const dragged = useRef<Rule | null>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  const grid = useId()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'rule'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  })
  const shown = rows.flatMap((row) => (row.kind === 'rule' ? [row.rule] : []))
  const place = shown.findIndex(({ id }) => id === cursorId)
  const line = rows.findIndex(({ key }) => key === cursorId)
  useEffect(() => {
    if (line >= 0) virtualizer.scrollToIndex(line)
  }, [line, virtualizer])

  function pickOne(rule: Rule, isPicked: boolean, isRange: boolean) {
    const from = shown.findIndex(({ id }) => id === lastPicked.current)
    const to = shown.indexOf(rule)
    const ids =
      isRange && from >= 0
        ? shown.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id)
        : [rule.id]
    lastPicked.current = rule.id
    pick(ids, isPicked)
  }

  const at = (index: number): Rule | undefined => shown[Math.max(0, Math.min(shown.length - 1, index))]
  const pointAt = (rule: Rule | undefined) => {
    if (rule !== undefined) onCursor(rule.id)
  }
  const pointed = shown[place]
  useTableKeys({
    enter() {
      scroll.current?.focus()
      pointAt(at(Math.max(0, place)))
    },
    move: (by) => pointAt(at(place < 0 ? 0 : place + by)),
    moveTo: (where) => pointAt(at(where === 'first' ? 0 : shown.length - 1)),
    open() {
      if (pointed !== undefined) acts.open(pointed.id)
    },
    select() {
      if (pointed !== undefined) pickOne(pointed, !picked.has(pointed.id), false)
    },
    extend(by) {
      const next = at(place + by)
      if (pointed === undefined || next === undefined) return
      pick([pointed.id, next.id], true)
      onCursor(next.id)
    },
    adopt: null,
  })

  function dropOf(event: DragEvent, rule: Rule): Drop | null {
    if (dragged.current === null || dragged.current.stage !== rule.stage || dragged.current.id === rule.id)
      return null
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return { id: rule.id, where: event.clientY < top + height / 2 ? 'before' : 'after' }
  }

  const whyFixed = search === '' ? null : texts.whileSearching
  const isDrawn = virtualizer.getVirtualItems().some(({ index }) => index === line)
  return (
    <div
      ref={scroll}
      className="rule-list"
      role="grid"
      aria-label={texts.list}
      aria-rowcount={rows.length}
      aria-multiselectable
      tabIndex={0}
      {...(isDrawn ? { 'aria-activedescendant': `${grid}-${line}` } : {})}
    >
      <div className="rule-list-space" style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const frame = {
            id: `${grid}-${index}`,
            ref: virtualizer.measureElement,
            'data-index': index,
            role: 'row',
            'aria-rowindex': index + 1,
            style: { transform: `translateY(${start}px)` },
          }
          if (row.kind === 'stage')
            return (
              <div key={key} {...frame} className="rule-line rule-stage-title">
                <span role="gridcell">
                  <h2>{texts.stages[row.stage]}</h2>{' '}
                  <span className="rule-stage-text">
                    {row.count === 0 ? texts.stageEmpty : texts.stageText[row.stage]}
                  </span>
                </span>
              </div>
            )
          if (row.kind === 'folder')
            return (
              <div key={key} {...frame} className="rule-line rule-folder">
                <RuleFolderRow
                  row={row}
                  why={why}
                  onFold={() => fold(row.name)}
                  onTurn={(enabled) =>
                    acts.turn(
                      rules.filter(({ folder }) => folder === row.name),
                      enabled,
                    )
                  }
                  onRename={() => props.onFolder(rules.filter(({ folder }) => folder === row.name))}
                  onDissolve={() =>
                    acts.putInto(
                      rules.filter(({ folder }) => folder === row.name),
                      null,
                    )
                  }
                />
              </div>
            )
          const { rule } = row
          return (
            <div
              key={key}
              {...frame}
              className={classOf(rule, { isCursor: rule.id === cursorId, drop })}
              aria-selected={picked.has(rule.id)}
              onDragOver={(event) => {
                const next = whyFixed === null ? dropOf(event, rule) : null
                if (next !== null) event.preventDefault()
                setDrop(next)
              }}
              onDrop={(event) => {
                event.preventDefault()
                if (drop !== null && dragged.current !== null)
                  acts.place(dragged.current.id, drop.where, drop.id)
                setDrop(null)
              }}
              onDragEnd={() => {
                dragged.current = null
                setDrop(null)
              }}
            >
              <RuleRow
                rule={rule}
                row={props.published.get(rule.id) ?? null}
                marks={props.marks.get(rule.id) ?? NO_MARKS}
                tried={props.tried}
                isPicked={picked.has(rule.id)}
                onPick={(isPicked, isRange) => pickOne(rule, isPicked, isRange)}
                whyNotUp={whyFixed ?? (row.isFirst ? texts.up : null)}
                whyNotDown={whyFixed ?? (row.isLast ? texts.down : null)}
                why={why}
                acts={acts}
                onFolder={(one) => props.onFolder([one])}
                onGrip={(event) => {
                  dragged.current = rule
                  event.dataTransfer.effectAllowed = 'move'
                  event.dataTransfer.setData('text/plain', rule.name)
                }}
              />
            </div>
          )
        })}
      </div>
      {rows.length === 0 && <p className="rule-none">{texts.foundNone}</p>}
    </div>
  )
}

function classOf(rule: Rule, { isCursor, drop }: { isCursor: boolean; drop: Drop | null }): string {
  return [
    'rule-line rule-row',
    isCursor ? 'rule-row-cursor' : '',
    rule.enabled ? '' : 'rule-row-off',
    rule.folder === undefined ? '' : 'rule-row-filed',
    drop?.id === rule.id ? `rule-row-drop-${drop.where}` : '',
  ].join(' ')
}
