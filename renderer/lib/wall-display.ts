import { useSearchParams } from 'wouter'

/** In the address: the overview fills a monitor that everybody sees. */
const WALL = 'wall'

/** Whether the overview is shown without what only a person at a desk needs, and how to change that. */
export function useWallDisplay(): readonly [boolean, (isOn: boolean) => void] {
  const [params, setParams] = useSearchParams()
  return [params.has(WALL), (isOn) => setParams(isOn ? { [WALL]: '1' } : {}, { replace: true })]
}
