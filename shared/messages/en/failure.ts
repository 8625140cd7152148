import type { Definitions } from '../definition.ts'

export const failure = {
  titles: {
    shell: 'The window could not be displayed',
    screen: 'This screen could not be displayed',
    panel: 'These details could not be displayed',
  },
  text: 'Orders, stock and labels are safe: the control room keeps working. Try again, or reload the window. If the problem persists, copy the details for whoever looks after Switchyard.',
  again: 'Try again',
  reload: 'Reload',
  copy: 'Copy the details',
  copied: 'Copied',
  selected: 'Copying is not allowed here. The details are selected: press Ctrl+C.',
  details: 'Details',
} as const satisfies Definitions
