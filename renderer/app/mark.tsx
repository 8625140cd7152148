/** One track that parts in two: the switch in a rail yard. */
export function Mark() {
  return (
    <svg className="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden>
      <path d="M10 18V12C10 8.5 5 8.5 5 4.5V2" />
      <path className="mark-set" d="M10 18V12C10 8.5 15 8.5 15 4.5V2" />
    </svg>
  )
}
