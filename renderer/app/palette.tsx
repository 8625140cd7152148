import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useLocation } from 'wouter'
import { Kbd } from '../components/kbd.tsx'
import { type KeyCommand, useRegisteredCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { useLive } from '../lib/use-live.ts'
import './palette.css'
import { screenPath } from '../../shared/lib/screen-path.ts'

interface Props {
  isOpen: boolean
  onClose: () => void
}

/** Everything that can be done here, and every order, by typing a part of its name. */
export function Palette({ isOpen, onClose }: Props) {
  return (
    <ModalOverlay className="dialog-scrim palette-scrim" isOpen={isOpen} isDismissable onOpenChange={onClose}>
      <Modal className="dialog palette">
        <PaletteBody onClose={onClose} />
      </Modal>
    </ModalOverlay>
  )
}

const NO_TOPICS = [] as const
const ORDERS_SHOWN = 6

function PaletteBody({ onClose }: Pick<Props, 'onClose'>) {
  const texts = useMessages('app')
  const [text, setText] = useState('')
  const [, navigate] = useLocation()
  const commands = useRegisteredCommands().filter((command) => !command.quiet)
  const wanted = text.trim()
  const orders = useLive(
    NO_TOPICS,
    async (client) =>
      wanted.length < 2 ? [] : (await client.orders.list({ search: wanted, limit: ORDERS_SHOWN })).rows,
    [wanted],
  ).data
  const found = commands
    .filter((command) => (wanted !== '' || command.isFoundOnly !== true) && matches(command, wanted))
    .toSorted((one, other) => rank(one) - rank(other))

  function choose(id: string) {
    onClose()
    if (id.startsWith('order:')) navigate(screenPath('orders', id.slice('order:'.length)))
    else commands.find((command) => command.id === id)?.run()
  }

  return (
    <Dialog className="palette-body" aria-label={texts.palette}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField className="palette-search" aria-label={texts.palette} autoFocus>
          <Input
            className="palette-input"
            type="text"
            role="combobox"
            aria-expanded
            placeholder={texts.palettePlaceholder}
            spellCheck={false}
          />
        </SearchField>
        <ListBox
          className="option-list palette-list"
          aria-label={texts.palette}
          selectionMode="none"
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => <p className="palette-empty">{texts.nothingFound({ text: wanted })}</p>}
        >
          {(orders ?? []).map((order) => (
            <ListBoxItem
              key={order.id}
              id={`order:${order.id}`}
              textValue={order.reference}
              className="option palette-option"
            >
              <span className="mono">{order.reference}</span>
              <span className="palette-detail">
                {order.customer}, {order.city}
              </span>
              <span className="palette-kind">{texts.order}</span>
            </ListBoxItem>
          ))}
          {found.map((command) => (
            <ListBoxItem
              key={command.id}
              id={command.id}
              textValue={command.label}
              className="option palette-option"
              isDisabled={(command.disabled ?? null) !== null}
            >
              <span>{command.label}</span>
              <span className="palette-detail">{command.disabled ?? command.group}</span>
              {command.keys[0] !== undefined && <Kbd binding={command.keys[0]} />}
            </ListBoxItem>
          ))}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}

/** What the screen at hand can do first, then where one can go, then what is there everywhere. */
function rank({ id }: KeyCommand): number {
  if (id.startsWith('go.') || id.startsWith('place.')) return 1
  return id.startsWith('app.') || id.startsWith('stop.') ? 2 : 0
}

/** Every word that was typed occurs, accents and case aside. */
function matches(command: KeyCommand, wanted: string): boolean {
  const text = plain(`${command.label} ${command.group} ${command.words ?? ''}`)
  return plain(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
