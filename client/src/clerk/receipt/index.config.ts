export default definePageConfig({ navigationBarTitleText: '退小票' })
