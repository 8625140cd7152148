import { Zap } from 'lucide-react'
import type { DEMO_EVENTS } from '../../shared/contract/setup.ts'
import { Button } from '../components/button.tsx'
import { Menu } from '../components/menu.tsx'
import { useMessages, useSay } from '../lib/messages.ts'
import { useToasts } from '../lib/toasts.ts'
import { useCommand } from '../lib/use-command.ts'
import { useLive } from '../lib/use-live.ts'

type DemoEvent = (typeof DEMO_EVENTS)[number]

const EVENTS: readonly DemoEvent[] = ['strike', 'outage', 'stock-out', 'rush', 'cancellation']
const TOPICS = ['demo'] as const
/** Orders a minute. */
const PACES = [0, 24, 120] as const

/** Makes trouble in the demo workspace at a press, ends what lasts, and sets how fast orders come. */
export function DemoMenu() {
  const texts = useMessages('demo')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const state = useLive(TOPICS, (client) => client.demo.state({}))
  const trigger = useCommand((client) => client.demo.trigger)
  const setPace = useCommand((client) => client.demo.setPace)
  const active = state.data?.active ?? []

  async function choose(event: DemoEvent) {
    const outcome = await trigger.run({ event, off: active.includes(event) })
    if (outcome.kind !== 'done') return
    say('neutral', inWords(outcome.value.what))
    state.refresh()
  }

  async function pace(ordersPerMinute: number) {
    const outcome = await setPace.run({ ordersPerMinute })
    if (outcome.kind !== 'done') return
    say('neutral', texts.pace({ orders: ordersPerMinute }))
    state.refresh()
  }

  return (
    <Menu
      trigger={
        <Button tone="quiet" icon={Zap} busy={trigger.busy}>
          {texts.demo}
        </Button>
      }
      choices={[
        ...EVENTS.map((event) => ({
          id: event as string,
          label: active.includes(event) ? texts.end({ event: texts.events[event] }) : texts.events[event],
          onChoose: () => void choose(event),
        })),
        ...PACES.filter((each) => each !== state.data?.ordersPerMinute).map((each) => ({
          id: `pace-${each}`,
          label: texts.pace({ orders: each }),
          onChoose: () => void pace(each),
        })),
      ]}
    />
  )
}
