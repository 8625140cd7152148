/** Reads what ByteWriter wrote. Throws RangeError when the bytes end too early. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  byte(): number {
    const value = this.#bytes[this.#at++]
    if (value === undefined) throw new RangeError('The trace ends too early.')
    return value
  }

  varint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const next = this.byte()
      value += (next & 0x7f) * factor
      if (next < 0x80) return value
      factor *= 0x80
    }
  }

  signed(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  uint24(): number {
    return this.byte() + (this.byte() << 8) + (this.byte() << 16)
  }
}
