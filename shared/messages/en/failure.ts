import type { Definitions } from '../definition.ts'

export const failure = {
  titles: {
    shell: 'The window could not be drawn',
    screen: 'This screen could not be drawn',
    panel: 'These details could not be drawn',
  },
  text: 'Orders, stock and labels are safe: the control room goes on working. Try again, or load the window again. If it stays so, copy the details for whoever looks after Switchyard.',
  again: 'Try again',
  reload: 'Reload',
  copy: 'Copy the details',
  copied: 'Copied',
  selected: 'Copying is not allowed here. The details are selected: press Ctrl+C.',
  details: 'Details',
  close: 'Close',
} as const satisfies Definitions
