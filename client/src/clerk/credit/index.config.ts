export default definePageConfig({ navigationBarTitleText: '补记一单' })
