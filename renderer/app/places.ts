import { type AreaId, screenPath } from '../../shared/lib/screen-path.ts'
import { wordsOf } from '../lib/command-words.ts'
import type { KeyCommand } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { useAreas } from './areas.ts'

/** The tabs that have an address, so that the palette opens them from everywhere. `here` lists its own. */
export function usePlaces(here: AreaId | null, navigate: (to: string) => void): readonly KeyCommand[] {
  const texts = useMessages('app')
  const stock = useMessages('stock').tabs
  const queue = useMessages('exceptionQueue').tabs
  const orders = useMessages('orders').tabs
  const invoices = useMessages('invoices').tabs
  const { sections } = useMessages('settings')
  const areas = useAreas()

  const place = (area: AreaId, tab: string, label: string, words: string, to: string): KeyCommand => ({
    id: `place.${area}.${tab}`,
    label: texts.place({ area: texts.areas[area], tab: label }),
    group: texts.goGroup,
    keys: [],
    isFoundOnly: true,
    words,
    run: () => navigate(to),
  })
  const view = (area: AreaId, tab: string) => `${screenPath(area)}?view=${tab}`
  const places = {
    stock: keysOf(stock).map((tab) =>
      place(
        'stock',
        tab,
        stock[tab],
        wordsOf((words) => words.place.stock[tab]),
        view('stock', tab),
      ),
    ),
    exceptions: keysOf(queue).map((tab) =>
      place(
        'exceptions',
        tab,
        queue[tab],
        wordsOf((words) => words.place.queue[tab]),
        view('exceptions', tab),
      ),
    ),
    orders: [
      place(
        'orders',
        'together',
        orders.together,
        wordsOf((words) => words.place.together),
        `${screenPath('orders')}?together=`,
      ),
    ],
    invoices: keysOf(invoices).map((tab) =>
      place(
        'invoices',
        tab,
        invoices[tab],
        wordsOf((words) => words.area.invoices),
        view('invoices', tab),
      ),
    ),
    settings: keysOf(sections).map((tab) =>
      place(
        'settings',
        tab,
        sections[tab],
        wordsOf((words) => words.place.settings[tab]),
        screenPath('settings', tab),
      ),
    ),
  }
  return areas.flatMap(({ id }) =>
    id in places && !(id === 'settings' && here === 'settings') ? places[id as keyof typeof places] : [],
  )
}

function keysOf<T extends object>(texts: T): (keyof T & string)[] {
  return Object.keys(texts) as (keyof T & string)[]
}
