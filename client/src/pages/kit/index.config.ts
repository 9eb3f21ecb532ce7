export default definePageConfig({ navigationBarTitleText: '组件与状态' })
