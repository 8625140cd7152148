import { type ReactNode, useId } from 'react'
import { Link } from 'wouter'

/** One part of the overview, with the way to its screen. */
export function OverviewSection(props: { title: string; href?: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section className="overview-section" aria-labelledby={heading}>
      <h2 id={heading} className="overview-title">
        {props.href === undefined ? props.title : <Link href={props.href}>{props.title}</Link>}
      </h2>
      {props.children}
    </section>
  )
}
