/** Stroke drawings on a grid of 24, in the colour of the text around them. */
const SHAPES = {
  overview: 'M4 19V9.5m5.3 9.5V5m5.4 14v-7M20 19V8',
  customers:
    'M5.5 8a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M3 19.5c.6-3.4 3-5 6-5s5.4 1.6 6 5M15.5 5a3.3 3.3 0 0 1 0 6M18 14.8c1.7.8 2.7 2.4 3 4.7',
  coupons:
    'M3.5 7A1.5 1.5 0 0 1 5 5.5h14A1.5 1.5 0 0 1 20.5 7v2.7a2.3 2.3 0 0 0 0 4.6V17a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17v-2.7a2.3 2.3 0 0 0 0-4.6ZM10 9v1m0 4v1m0-3.5v1',
  campaigns: 'M6 20.5V4.5m0 .5h11.5l-2.6 4 2.6 4H6',
  stores:
    'M4 10v9.5h16V10M3.5 9.5 5.5 4.5h13l2 5a2.8 2.8 0 0 1-5.6 0 2.9 2.9 0 0 1-5.8 0 2.8 2.8 0 0 1-5.6 0ZM9.5 19.5v-5h5v5',
  paths:
    'M3.5 18.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M15.5 5.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M8.5 18.5H15a3.5 3.5 0 0 0 0-7H9a3.5 3.5 0 0 1 0-7h6',
  books: 'M5 4.5h11.5A2.5 2.5 0 0 1 19 7v12.5H7.5A2.5 2.5 0 0 1 5 17ZM5 17a2.5 2.5 0 0 1 2.5-2.5H19M9 8.5h6',
  mountain:
    'M3 13.5 8.5 6l3.2 4.3L14.5 7l6.5 6.5M5 17c2.3-1.6 4.7-1.6 7 0s4.7 1.6 7 0M8 20.5c1.3-.8 2.7-.8 4 0s2.7.8 4 0',
  back: 'm14.5 6-6 6 6 6',
  forward: 'm9.5 6 6 6-6 6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  warning: 'M12 4 3 19.5h18ZM12 10v4.5M12 17v.5',
  info: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 11v5M12 8v.5',
  clock: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 7.5V12l3 2',
  lock: 'M6 10.5h12v9H6ZM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  renew: 'M19 12a7 7 0 1 1-2.1-5M19 4v3.5h-3.5',
  plus: 'M12 5v14M5 12h14',
  search: 'M4.5 10.5a6 6 0 1 0 12 0 6 6 0 1 0-12 0M15 15l4.5 4.5',
  print: 'M7 9V4.5h10V9M7 16H4.5V9h15v7H17M7 13.5h10v6H7Z',
  download: 'M12 4.5V15m-4-4 4 4 4-4M5 19.5h14',
  calendar: 'M4 5.5h16V20H4ZM4 10h16M8.5 3.5v4M15.5 3.5v4',
  leave: 'M10 4.5H5v15h5M10 12h9.5m-3.5-4 4 4-4 4',
} as const
export type IconName = keyof typeof SHAPES

/** Decorative: readers skip it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size <= 16 ? 2 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  )
}
