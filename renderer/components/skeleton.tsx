import './skeleton.css'

/** Stands where text will stand, in its size, so that nothing jumps. `width` as CSS. */
export function Skeleton({ width, height = 12 }: { width: string; height?: number }) {
  return <span className="skeleton" style={{ inlineSize: width, blockSize: height }} aria-hidden />
}
