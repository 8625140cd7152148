import { EXCEPTION_GROUPS, type ExceptionGroup } from '../../../shared/domain/exceptions/define-kind.ts'
import type { TabChoice } from '../../components/tabs.tsx'

const VIEWS = ['open', 'mine', 'unassigned', 'due-soon', 'snoozed', 'closed'] as const
type View = (typeof VIEWS)[number]
export type QueueTab = View | ExceptionGroup

export interface QueueCounts {
  readonly views: Readonly<Record<Exclude<View, 'closed'>, number>>
  readonly groups: Readonly<Record<ExceptionGroup, number>>
}

/** The tab that an address names; the whole queue when it names none of ours. */
export function tabOf(name: string | null): QueueTab {
  return [...VIEWS, ...EXCEPTION_GROUPS].find((tab) => tab === name) ?? 'open'
}

/** What a tab asks of the server: a group means the open ones of it. */
export function queueFilter(tab: QueueTab): { view: View; group: ExceptionGroup | null } {
  const view = VIEWS.find((each) => each === tab)
  if (view !== undefined) return { view, group: null }
  return { view: 'open', group: EXCEPTION_GROUPS.find((each) => each === tab) ?? null }
}

/** The address of another tab; the whole queue needs none. */
export function withTab(params: URLSearchParams, tab: QueueTab): URLSearchParams {
  return changed(params, 'view', tab === 'open' ? '' : tab)
}

/** The address with another search. */
export function withSearch(params: URLSearchParams, search: string): URLSearchParams {
  return changed(params, 'q', search)
}

function changed(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params)
  if (value === '') next.delete(name)
  else next.set(name, value)
  return next
}

interface TabTexts {
  readonly tabs: Readonly<Record<View, string>>
}

/** The views, and of the groups those that have something; an empty group that is on screen stays. */
export function queueTabs(
  counts: QueueCounts | null,
  current: QueueTab,
  texts: TabTexts,
  groupNames: Readonly<Record<ExceptionGroup, string>>,
): TabChoice<QueueTab>[] {
  const view = (id: Exclude<View, 'closed'>): TabChoice<QueueTab> => ({
    id,
    label: texts.tabs[id],
    count: counts?.views[id] ?? null,
    isUrgent: id === 'due-soon',
  })
  const groups = EXCEPTION_GROUPS.filter((group) => (counts?.groups[group] ?? 0) > 0 || group === current)
  return [
    view('open'),
    view('mine'),
    view('unassigned'),
    view('due-soon'),
    ...groups.map((id) => ({ id, label: groupNames[id], count: counts?.groups[id] ?? null })),
    view('snoozed'),
    { id: 'closed', label: texts.tabs.closed, count: null },
  ]
}
