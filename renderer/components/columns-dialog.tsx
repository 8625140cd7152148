import { ArrowDown, ArrowUp, Minus, Pin, Plus } from 'lucide-react'
import { useMessages } from '../lib/messages.ts'
import { movedPlace, withPlace } from './arranged-columns.ts'
import { Button, IconButton } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Switch } from './switch.tsx'
import type { ListViews } from './use-list-views.ts'

const STEP = 24
const [LEAST, MOST, USUAL] = [48, 1200, 160]

/** Which columns a list shows, in which order and how wide; what is changed is seen at once behind it. */
export function ColumnsDialog(props: { isOpen: boolean; views: ListViews; onClose: () => void }) {
  const { views, onClose } = props
  const { places, headers, arrange } = views
  const texts = useMessages('listViews')
  const verbs = useMessages('verbs')
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={onClose}
      title={texts.columns}
      actions={
        <>
          <Button tone="quiet" onPress={() => arrange(null)}>
            {texts.asItCame}
          </Button>
          <Button tone="primary" onPress={onClose}>
            {verbs.close}
          </Button>
        </>
      }
    >
      <ul className="column-places">
        {places.map(({ id, width, isShown, isPinned }, index) => {
          const column = headers.get(id) ?? id
          const resize = (by: number) =>
            arrange(withPlace(places, id, { width: Math.max(LEAST, Math.min(MOST, (width ?? USUAL) + by)) }))
          return (
            <li key={id} className="column-place">
              <Switch isOn={isShown} onChange={(on) => arrange(withPlace(places, id, { isShown: on }))}>
                {column}
              </Switch>
              <IconButton
                icon={Pin}
                label={texts.pin({ column })}
                isPressed={isPinned}
                onPress={() => arrange(withPlace(places, id, { isPinned: !isPinned }))}
              />
              <IconButton icon={Minus} label={texts.narrower({ column })} onPress={() => resize(-STEP)} />
              <IconButton icon={Plus} label={texts.wider({ column })} onPress={() => resize(STEP)} />
              <IconButton
                icon={ArrowUp}
                label={texts.earlier({ column })}
                why={index === 0 ? texts.first : null}
                onPress={() => arrange(movedPlace(places, id, -1))}
              />
              <IconButton
                icon={ArrowDown}
                label={texts.later({ column })}
                why={index === places.length - 1 ? texts.last : null}
                onPress={() => arrange(movedPlace(places, id, 1))}
              />
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
