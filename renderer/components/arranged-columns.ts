import type { ColumnPlace } from '../../shared/domain/list-view.ts'
import type { TableColumn } from './data-table-row.tsx'

/** Where each column stands: as it was put, and those nobody has put yet after them as the list has them. */
export function placesOf(
  columns: readonly Pick<TableColumn<unknown>, 'id'>[],
  kept: readonly ColumnPlace[] | null,
): ColumnPlace[] {
  const known = new Set(columns.map(({ id }) => id))
  const put = (kept ?? []).filter(({ id }) => known.has(id))
  const named = new Set(put.map(({ id }) => id))
  const rest = columns.filter(({ id }) => !named.has(id))
  return [...put, ...rest.map(({ id }) => ({ id, width: null, isShown: true, isPinned: false }))]
}

/** The columns as they were put: those that are shown, the pinned ones first. One that cannot be told apart is left: the first. */
export function arrangedColumns<T>(
  columns: readonly TableColumn<T>[],
  kept: readonly ColumnPlace[] | null,
): readonly TableColumn<T>[] {
  if (kept === null) return columns
  const byId = new Map(columns.map((column) => [column.id, column]))
  const shown = placesOf(columns, kept).filter(({ isShown }) => isShown)
  const pinned = shown.filter(({ isPinned }) => isPinned)
  let left = 0
  const arranged = [...pinned, ...shown.filter(({ isPinned }) => !isPinned)].flatMap((place) => {
    const column = byId.get(place.id)
    if (column === undefined) return []
    const least = place.width ?? leastOf(column.width)
    const width = place.width === null && !place.isPinned ? column.width : `${least}px`
    if (!place.isPinned) return [{ ...column, width }]
    const pinnedAt = left
    left += least
    return [{ ...column, width, pinnedAt }]
  })
  return arranged.length === 0 ? columns.slice(0, 1) : arranged
}

/** The pixels that a CSS track needs: '96px', 'minmax(160px, 1fr)'. */
export function leastOf(track: string): number {
  return Number(/\d+/.exec(track)?.[0] ?? 0)
}

/** The places with one changed. */
export function withPlace(
  places: readonly ColumnPlace[],
  id: string,
  change: Partial<ColumnPlace>,
): ColumnPlace[] {
  return places.map((place) => (place.id === id ? { ...place, ...change } : place))
}

/** The places with one moved by so many. */
export function movedPlace(places: readonly ColumnPlace[], id: string, by: number): ColumnPlace[] {
  const from = places.findIndex((place) => place.id === id)
  const to = Math.max(0, Math.min(places.length - 1, from + by))
  const moved = places[from]
  return moved === undefined ? [...places] : places.toSpliced(from, 1).toSpliced(to, 0, moved)
}
