/** Longest side of a picture that is asked for where a channel makes several. */
export const PICTURE_PX = 640

/** An address that a channel gave, absolute; one that is relative is the shop's own. null = it gives none that can be fetched. */
export function pictureUrl(said: string | null | undefined, shopUrl: string | null): string | null {
  const url = said ? URL.parse(said, shopUrl ?? undefined) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.href.length <= 2_000 ? url.href : null
}
