import { createContext, useContext } from 'react'

/** Called when an answer says that the session is over. */
export const SignedOut = createContext<() => void>(() => undefined)
export const useSignedOut = () => useContext(SignedOut)
