/** The picture of a code, kept by its content. */
export interface CodeImageDoc {
  /** `<brandId>:<sha256 of the bytes, hexadecimal>` */
  _id: string
  brandId: string
  contentType: string
  base64: string
}

/** That a person opened a page through a path: one per person, path and half hour. Never changed. */
export interface VisitDoc {
  /** `<memberId>:<link code>:<number of the half hour>` */
  _id: string
  brandId: string
  linkId: string
  memberId: string
  at: number
  /** Brand-local day of `at`. */
  day: string
  /** WeChat's scene value as the phone said it; 0 = none. For statistics, never a proof. */
  scene: number
  /** Opened from a list of what was used before. */
  direct: boolean
  /** The order whose page was opened by it, `''` for none: it cannot have brought that order. */
  orderId: string
  /** When the sweeper looks whether the person's document remembers it; NEVER once it does. */
  dueAt: number
}

/** A visit as the person's own document remembers it. */
export interface Touch {
  linkId: string
  at: number
  direct: boolean
  orderId: string
}

/** What brought something about: written beside it, once. */
export interface Attribution {
  linkId: string
  /** When the person came through the path. */
  at: number
}
