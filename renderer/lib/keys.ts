import { useEffect, useId, useRef } from 'react'
import { createKeybindingsHandler } from 'tinykeys'
import { createStore, useStore } from 'zustand'
import { useSession } from './session.ts'
import { useToasts } from './toasts.ts'
import { VERB_KEYS } from './verb-keys.ts'

/**
 * The one registry of what can be done from the keyboard. It feeds the shortcuts, the palette (Ctrl+K), the
 * help (?) and the footer. Screens register their commands while they are mounted; the newest wins a key.
 */
export interface KeyCommand {
  /** 'orders.open'; unique among what is mounted. */
  readonly id: string
  readonly label: string
  /** Heading in the help and the palette. */
  readonly group: string
  /**
   * As tinykeys writes them. Digits by place on the keyboard ('Digit1'), so that they work where digits need
   * Shift (AZERTY); letters by what they write.
   */
  readonly keys: readonly string[]
  /** null = can be done; else why not, as the palette says it and the key answers; '' = it goes without saying. */
  readonly disabled?: string | null
  /** Named in the footer of the screen. */
  readonly footer?: boolean
  /** Left out of the palette: moving the cursor and the like. */
  readonly quiet?: boolean
  /** In the palette only once something is typed: there are many of them. */
  readonly isFoundOnly?: boolean
  /** What people may call it besides its label; the palette finds it by them. */
  readonly words?: string
  run(): void
}

interface Registry {
  readonly byOwner: ReadonlyMap<string, readonly KeyCommand[]>
}

const registry = createStore<Registry>(() => ({ byOwner: new Map() }))

/** Registers commands for as long as the calling component is mounted. */
export function useKeyCommands(commands: readonly KeyCommand[]) {
  const owner = useId()
  const latest = useRef(commands)
  latest.current = commands
  const shape = JSON.stringify(commands)
  useEffect(() => {
    // The registry runs the latest closure; it is updated only when something visible changed.
    const entries = latest.current.map((command, index) => ({
      ...command,
      run: () => latest.current[index]?.run(),
    }))
    // An owner that is updated keeps its place: what was mounted after it keeps winning its keys.
    registry.setState(({ byOwner }) => ({ byOwner: new Map(byOwner).set(owner, entries) }))
  }, [owner, shape])
  useEffect(
    () => () => {
      registry.setState(({ byOwner }) => {
        const rest = new Map(byOwner)
        rest.delete(owner)
        return { byOwner: rest }
      })
    },
    [owner],
  )
}

/** All commands of what is mounted now; of two with one id the newer. */
export function useRegisteredCommands(): readonly KeyCommand[] {
  return uniqueCommands(useStore(registry, (state) => state.byOwner))
}

/** Carries out a command of what is mounted now, if it is there and can be. */
export function runCommand(id: string): void {
  const command = uniqueCommands(registry.getState().byOwner).find((one) => one.id === id)
  if (command !== undefined && (command.disabled ?? null) === null) command.run()
}

export function uniqueCommands(byOwner: ReadonlyMap<string, readonly KeyCommand[]>): readonly KeyCommand[] {
  const byId = new Map<string, KeyCommand>()
  for (const commands of byOwner.values()) for (const command of commands) byId.set(command.id, command)
  return [...byId.values()]
}

/** A key that writes a character by itself: dead in inputs, during scans, and when switched off. */
export function isSingleKey(binding: string): boolean {
  return binding.split(' ').every((press) => /^(\[?Shift\]?\+)?(.|Digit\d|Space)$/.test(press))
}

export interface KeyTarget {
  readonly tagName: string
  readonly type: string | null
  readonly isContentEditable: boolean
  /** Inside a dialog, menu or list box, which have keys of their own. */
  readonly inOverlay: boolean
}

const TEXTLESS_INPUTS = ['checkbox', 'radio', 'button', 'submit', 'range', 'file']
const OWN_ARROWS = ['BUTTON', 'A']

/** Whether a binding must stay silent because of where the focus is. */
export function isSilenced(binding: string, target: KeyTarget): boolean {
  const withModifier = /(^|\+)(\$mod|Control|Meta|Alt)\+/.test(binding)
  // In a text, undo is the text's.
  const isUndo = binding === VERB_KEYS.undo
  if (target.inOverlay) return !withModifier || isUndo
  const writes =
    target.isContentEditable ||
    target.tagName === 'TEXTAREA' ||
    target.tagName === 'SELECT' ||
    (target.tagName === 'INPUT' && !TEXTLESS_INPUTS.includes(target.type ?? 'text'))
  if (writes) return isUndo || (!withModifier && binding !== 'Escape')
  if (OWN_ARROWS.includes(target.tagName)) return binding === 'Enter' || binding === 'Space'
  return false
}

const OVERLAYS = '[role=dialog],[role=alertdialog],[role=menu],[role=listbox]'

function targetOf(event: KeyboardEvent): KeyTarget {
  const element = event.target instanceof HTMLElement ? event.target : document.body
  return {
    tagName: element.tagName,
    type: element.getAttribute('type'),
    isContentEditable: element.isContentEditable,
    inOverlay: element.closest(OVERLAYS) !== null,
  }
}

/** Longer than the gap between two keys of a scan: by then it is known whether a key stood alone. */
const ALONE_MS = 45

/** The time for the second key of a sequence, as tinykeys has it. */
const SEQUENCE_MS = 1000

/**
 * Listens for every registered key. A key that writes a character waits for ALONE_MS before it acts, and not at
 * all when another follows within it: that was a scanner, not a person.
 */
export function listenForKeys(page: Window): () => void {
  let pending: ReturnType<typeof setTimeout> | null = null
  const cancelPending = () => {
    if (pending !== null) clearTimeout(pending)
    const was = pending !== null
    pending = null
    return was
  }
  let handler: EventListener = () => undefined
  let burstUntil = 0
  let prefixes = new Set<string>()
  let prefixAt = Number.NEGATIVE_INFINITY

  function rebuild() {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    prefixes = new Set()
    for (const command of uniqueCommands(registry.getState().byOwner)) {
      for (const binding of command.keys) {
        bindings[binding] = (event) => act(command, binding, event)
        const [prefix = '', ...rest] = binding.split(' ')
        if (rest.length > 0) prefixes.add(prefix)
      }
    }
    handler = createKeybindingsHandler(bindings, { ignore: () => false })
  }

  function act(command: KeyCommand, binding: string, event: KeyboardEvent) {
    if (useSession.getState().isLocked) return
    if (event.defaultPrevented || isSilenced(binding, targetOf(event))) return
    const single = isSingleKey(binding)
    if (single && !useSession.getState().singleKeys) return
    // 'g e' goes to the exceptions; its 'e' must not resolve one as well.
    if (single && !binding.includes(' ') && event.timeStamp - prefixAt < SEQUENCE_MS) return
    event.preventDefault()
    const why = command.disabled ?? null
    if (why !== null) {
      if (why !== '') useToasts.getState().say('neutral', why)
      return
    }
    if (!single || event.repeat) return command.run()
    if (event.timeStamp < burstUntil) return
    pending = setTimeout(() => {
      pending = null
      command.run()
    }, ALONE_MS)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key.length === 1 && !event.repeat && cancelPending())
      burstUntil = event.timeStamp + 3 * ALONE_MS
    handler(event)
    if (prefixes.has(event.key)) prefixAt = event.timeStamp
    else if (event.key.length === 1) prefixAt = Number.NEGATIVE_INFINITY
  }

  rebuild()
  const stop = registry.subscribe(rebuild)
  page.addEventListener('keydown', onKeyDown)
  return () => {
    stop()
    cancelPending()
    page.removeEventListener('keydown', onKeyDown)
  }
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '⏎',
  Space: '␣',
  $mod: 'Ctrl',
  Shift: '⇧',
  Control: 'Ctrl',
}

/** The parts of a binding as keycaps show them: '$mod+k' -> ['Ctrl', 'K'], 'Digit1' -> ['1']. */
export function keycaps(binding: string): readonly string[] {
  return binding
    .replace('[Shift]+', '')
    .split(/[+ ](?=.)/)
    .map((key) => NAMES[key] ?? key.replace(/^Digit/, ''))
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
}
