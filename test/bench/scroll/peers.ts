import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

export const ROW_PX = 32
const VIEW_PX = 760

/** The same rows of text in a page of its own, by each peer; `.scrolled` is what is scrolled. */
export type Peer = 'AG Grid' | 'a plain list'

export async function openPeer(
  page: Page,
  peer: Peer,
  texts: readonly string[][],
  rows: number,
): Promise<void> {
  await page.setContent(`<!doctype html><style>
    body { margin: 0; font: 13px/1.4 sans-serif }
    #list { height: ${VIEW_PX}px; width: 1200px }
    .plain { overflow: auto; contain: strict; position: relative }
    .plain-row { position: absolute; inset: 0 0 auto; height: ${ROW_PX}px; display: grid; align-items: center;
      grid-template-columns: repeat(${texts[0]?.length ?? 1}, 1fr); border-bottom: 1px solid #ddd }
    .plain-row > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding-right: 12px }
  </style><div id="list"></div>`)
  if (peer === 'AG Grid')
    await page.addScriptTag({
      content: readFileSync(
        fileURLToPath(new URL('../ag-grid-community.min.js', import.meta.resolve('ag-grid-community'))),
        'utf8',
      ),
    })
  await page.evaluate(peer === 'AG Grid' ? drawGrid : drawPlain, { texts, rows, height: ROW_PX })
  await page.locator('.scrolled').waitFor()
}

interface Drawn {
  readonly texts: readonly (readonly string[])[]
  readonly rows: number
  readonly height: number
}

/** Runs in the page. Rows are put where they are seen and their texts written: as little as a list can do. */
function drawPlain({ texts, rows, height }: Drawn): void {
  const list = document.querySelector<HTMLElement>('#list')
  if (list === null) return
  list.className = 'plain scrolled'
  const all = document.createElement('div')
  all.style.height = `${rows * height}px`
  list.append(all)
  const pool = Array.from({ length: Math.ceil(list.clientHeight / height) + 2 }, () => {
    const row = document.createElement('div')
    row.className = 'plain-row'
    row.append(...(texts[0] ?? []).map(() => document.createElement('span')))
    all.append(row)
    return { row, index: -1 }
  })
  const draw = () => {
    const first = Math.floor(list.scrollTop / height)
    for (let index = first; index < Math.min(rows, first + pool.length); index++) {
      const slot = pool[index % pool.length]
      if (slot === undefined || slot.index === index) continue
      slot.index = index
      slot.row.style.transform = `translateY(${index * height}px)`
      const words = texts[index % texts.length] ?? []
      for (let at = 0; at < words.length; at++) {
        const cell = slot.row.children[at]
        if (cell) cell.textContent = words[at] ?? ''
      }
    }
  }
  list.addEventListener('scroll', draw)
  draw()
}

/** Runs in the page, with AG Grid's own bundle, as its documentation begins. */
function drawGrid({ texts, rows, height }: Drawn): void {
  const { agGrid } = window as unknown as {
    agGrid: { createGrid(element: Element, options: object): void }
  }
  const columns = (texts[0] ?? []).map((_, at) => ({ field: `c${at}`, headerName: `Column ${at}`, flex: 1 }))
  const rowData = Array.from({ length: rows }, (_, n) =>
    Object.fromEntries((texts[n % texts.length] ?? []).map((text, at) => [`c${at}`, text])),
  )
  const list = document.querySelector('#list')
  if (list === null) return
  agGrid.createGrid(list, { columnDefs: columns, rowData, rowHeight: height, headerHeight: height })
  const scrolls = (element: Element) => element.scrollHeight > element.clientHeight + rows
  const found = [...list.querySelectorAll('*')].find(
    (element) => scrolls(element) && getComputedStyle(element).overflowY !== 'hidden',
  )
  found?.classList.add('scrolled')
}
