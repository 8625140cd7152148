import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components'
import './tooltip.css'

/** A few words on hover and on keyboard focus. The child must be focusable (a button, a link). */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

/** The same for text that is not a control by itself: it becomes a stop of the tab key. */
export function HoverText({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Tooltip text={text}>
      <Focusable>
        <span role="note" className="hover-text">
          {children}
        </span>
      </Focusable>
    </Tooltip>
  )
}
