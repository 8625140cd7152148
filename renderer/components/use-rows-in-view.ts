import { type RefObject, useCallback, useMemo, useSyncExternalStore } from 'react'

/** Rows drawn beyond the edges, so that a frame that comes late shows no gap. */
const BEYOND = 3

export interface RowsInView {
  /** Of the rows that are drawn, inclusive; -1 = none. */
  readonly first: number
  readonly last: number
  /** As many as are ever drawn at once. */
  readonly slots: number
  /** Scrolls as little as brings a row into view. */
  reveal(index: number): void
}

/**
 * Which rows of one height are in the view of `scroll`, which has a head of the same height that stays on top. What is
 * asked of the page is read when it scrolls or changes its size, never while it draws.
 */
export function useRowsInView(
  scroll: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
): RowsInView {
  const view = useMemo(() => watchView(scroll, rowPx), [scroll, rowPx])
  const top = useSyncExternalStore(view.subscribe, view.top)
  const shown = useSyncExternalStore(view.subscribe, view.shown)
  const reveal = useCallback(
    (index: number) => {
      const element = scroll.current
      if (element === null) return
      const above = index * rowPx
      const below = (index + 2) * rowPx - element.clientHeight
      if (element.scrollTop > above) element.scrollTo({ top: above })
      else if (element.scrollTop < below) element.scrollTo({ top: below })
    },
    [scroll, rowPx],
  )
  const first = Math.max(0, Math.min(top, count - 1) - BEYOND)
  const last = Math.min(count - 1, top + shown + BEYOND)
  return { first, last, slots: shown + 2 * BEYOND + 1, reveal }
}

/** The row at the top of the view, and how many rows it has room for. */
function watchView(scroll: RefObject<HTMLElement | null>, rowPx: number) {
  let top = 0
  let shown = 0
  return {
    top: () => top,
    shown: () => shown,
    subscribe(listener: () => void) {
      const element = scroll.current
      if (element === null) return () => {}
      const look = () => {
        top = Math.max(0, Math.floor(element.scrollTop / rowPx))
        shown = Math.ceil(element.clientHeight / rowPx)
        listener()
      }
      element.addEventListener('scroll', look, { passive: true })
      const sized = new ResizeObserver(look)
      sized.observe(element)
      look()
      return () => {
        element.removeEventListener('scroll', look)
        sized.disconnect()
      }
    },
  }
}
