/** WeChat insists on this component when tabBar.custom is set; each tab page draws its own bar. */
export default function PlatformTabBar() {
  return null
}
