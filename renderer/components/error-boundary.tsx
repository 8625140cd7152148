import { Component, type ErrorInfo, type ReactNode } from 'react'

/** What stopped a part of the window from being drawn, and where in it. */
export interface Fault {
  readonly error: Error
  readonly components: string
}

interface Props {
  /** Another key is another attempt: the obstacle may be gone with the row or screen it was about. */
  resetKey: string
  /** Drawn in place of the children; must not depend on what they depend on. */
  fallback: (fault: Fault, retry: () => void) => ReactNode
  children: ReactNode
}

interface State {
  readonly fault: Fault | null
  readonly resetKey: string
}

/** Keeps a fault of drawing within its part of the window: React takes down everything up to the nearest one. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    return { fault: { error, components: '' } }
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { fault: null, resetKey }
  }

  override componentDidCatch(_thrown: unknown, info: ErrorInfo) {
    this.setState(({ fault }) => ({
      fault: fault && { ...fault, components: info.componentStack?.trim() ?? '' },
    }))
  }

  override render(): ReactNode {
    const { fault } = this.state
    return fault === null
      ? this.props.children
      : this.props.fallback(fault, () => this.setState({ fault: null }))
  }
}
