/** What each pair `x.weapp.ts` and `x.h5.ts` of this folder has in common: the build takes one of the two. */
import type { OutputOf, RequestEnvelope } from '@shared/contract'
import type { Place } from '@shared/domain/store/types'

/** What the screen around the mini-program can do by itself. */
export interface Abilities {
  /** The share panel and the phone number open from the platform's own buttons, and only from them. */
  nativeButtons: boolean
  /** A camera, with its torch, inside the page. */
  camera: boolean
}

/** An address that the person chooses from those the platform keeps; null when none is given. */
export type ChooseAddress = () => Promise<string | null>

/**
 * A parameter of the address or the launch path the app was opened with; decoded, '' when absent.
 */
export type EntryParam = (name: string) => string

/** How the app was last opened. */
interface Launch {
  /** The route that was opened, without a leading slash. */
  path: string
  /** WeChat's number of the way in; 0 where there is none. */
  scene: number
}

export type LaunchedBy = () => Launch

/**
 * Puts a picture where the person finds it. `refused`: the person has not allowed it; then a long press on
 * the picture saves it.
 */
export type SavePicture = (
  picture: { base64: string; contentType: string },
  name: string,
) => Promise<'saved' | 'refused' | 'failed'>

/** A canvas to draw a picture on. */
interface Drawing {
  brush: CanvasRenderingContext2D
  /** A picture by its address, loaded: it can be drawn. */
  picture(source: string): Promise<CanvasImageSource>
  /** What was drawn, as the address of a PNG. */
  finished(): string
}

/** Opens a canvas of so many pixels, of which the page shows nothing; null where there is none. */
export type OpenDrawing = (size: { width: number; height: number }) => Promise<Drawing | null>

/**
 * Carries one request to the function `api` and returns its response; rejects when it did not arrive.
 */
export type Post = (request: RequestEnvelope) => Promise<unknown>

/**
 * What came of asking: `off` = the person has switched this mini-program's messages off, `failed` = WeChat
 * did not ask.
 */
export type NotifyAnswer = 'accept' | 'reject' | 'off' | 'failed'

/** Asks whether one message of this template may be sent; only a tap may call it. */
export type AskToNotify = (templateId: string) => Promise<NotifyAnswer>

/** The signed fields of the order, as our server gave them. */
type PaymentRequest = OutputOf<'order.place'>['payment']

/**
 * Opens the cashier. `submitted` is only the client's word: landing queries the server for the truth.
 */
export type RequestPayment = (payment: PaymentRequest) => Promise<'submitted' | 'cancelled' | 'failed'>

/**
 * What became of a requested file: on the person's disk, or its link on the clipboard because the phone
 * cannot open such files.
 */
type Saved = 'saved' | 'copied' | 'failed'

/** Hands a file over by its link. */
export type SaveFile = (link: string, name: string) => Promise<Saved>

/**
 * The text of the code in front of the camera, or null when the person turned back — or when the
 * stage held another phone before this one: then `useScansOfStage` has already notified the page.
 */
export type ScanCode = () => Promise<string | null>

/** Where the platform's own things lie, px. */
export interface ScreenFrame {
  statusBar: number
  /** Height of the navigation row below the status bar. */
  navRow: number
  /** Width to keep free at the right for WeChat's capsule. */
  capsule: number
  /** In the stage's phone, or with `?frame=phone`: status bar, capsule and home bar are drawn by us. */
  drawn: boolean
}

/**
 * Where the person is, as degrees of GCJ-02, for this phone alone: no request carries it. `refused` = they
 * said no, `failed` = the phone does not know.
 */
export type AskPlace = () => Promise<Place | 'refused' | 'failed'>

/** Whether they agreed before, so that asking again opens no question. */
export type MayKnowPlace = () => Promise<boolean>

/** Shows a place on a map that leads there. */
export type OpenMap = (target: { place: Place; name: string; address: string }) => void

/** How much larger than the design the person reads: 1 = as designed, at most 1.4. */
export type TextScale = () => number
