import type { GenericSchema, InferOutput } from 'valibot'

/** Who may call: any WeChat user, or an active member of the brand's staff. */
export type Role = 'anyone' | 'staff'

/** One action of the api: its name on the wire, who may call it, and the shapes on both sides. */
export interface Action<Name extends string, Schema extends GenericSchema, Output, As extends Role = Role> {
  readonly name: Name
  readonly role: As
  readonly input: Schema
  /** Type only: never present at run time. */
  readonly output?: Output
}

export const action =
  <Output>() =>
  <const Name extends string, Schema extends GenericSchema, const As extends Role>(
    name: Name,
    role: As,
    input: Schema,
  ): Action<Name, Schema, Output, As> => ({ name, role, input })

export type InputOfAction<A> = A extends Action<string, infer Schema, unknown> ? InferOutput<Schema> : never
export type OutputOfAction<A> = A extends Action<string, GenericSchema, infer Output> ? Output : never
