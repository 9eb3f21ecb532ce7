interface ChipsProps<Id extends string> {
  label: string
  /** The label stands above already. */
  hideLabel?: boolean
  chips: readonly { id: Id; label: string }[]
  selected: readonly Id[]
  onToggle: (id: Id) => void
}

/** Values of one field: several chosen ones mean "or". */
export function Chips<Id extends string>({ label, hideLabel, chips, selected, onToggle }: ChipsProps<Id>) {
  return (
    <fieldset className="chips">
      <legend className={hideLabel ? 'unseen' : ''}>{label}</legend>
      {chips.map(({ id, label: text }) => (
        <button
          key={id}
          type="button"
          className="chip"
          aria-pressed={selected.includes(id)}
          onClick={() => onToggle(id)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  )
}
