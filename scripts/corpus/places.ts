/** A county with what the grammar needs; villages are made up unless the gazetteer names them. */
export interface CountyPlace {
  province: string;
  city: string;
  county: string;
  /** Statistical division code, 6 digits; absent in the small table below. */
  code?: string;
  towns: readonly { name: string; code?: string; villages?: readonly string[] }[];
}

/** `side province city county towns…`: real places of several provinces, for the split benchmark. */
const table = `
dev 江苏省 盐城市 东台市 安丰镇 富安镇 时堰镇 五烈镇 弶港镇 三仓镇 溱东镇 梁垛镇
dev 江苏省 盐城市 射阳县 合德镇 海河镇 千秋镇 黄沙港镇 四明镇 临海镇
dev 江苏省 泰州市 兴化市 戴南镇 戴窑镇 沙沟镇 大垛镇 昌荣镇 陈堡镇 竹泓镇
dev 江苏省 泰州市 泰兴市 黄桥镇 宣堡镇 分界镇 珊瑚镇 曲霞镇
dev 湖南省 长沙市 浏阳市 大瑶镇 文家市镇 永安镇 沙市镇 古港镇 官渡镇 张坊镇
dev 湖南省 长沙市 宁乡市 灰汤镇 花明楼镇 煤炭坝镇 双凫铺镇 流沙河镇
dev 湖南省 岳阳市 平江县 长寿镇 加义镇 安定镇 三市镇 南江镇 龙门镇
dev 安徽省 安庆市 桐城市 孔城镇 青草镇 新渡镇 金神镇 大关镇 嬉子湖镇
dev 安徽省 安庆市 怀宁县 高河镇 石牌镇 月山镇 马庙镇 洪铺镇
dev 湖北省 黄冈市 麻城市 宋埠镇 白果镇 歧亭镇 夫子河镇 木子店镇 三河口镇
dev 湖北省 黄冈市 罗田县 凤山镇 骆驼坳镇 九资河镇 匡河镇 白庙河镇
dev 湖北省 黄冈市 蕲春县 漕河镇 蕲州镇 横车镇 株林镇 青石镇
held 山东省 潍坊市 寿光市 稻田镇 羊口镇 纪台镇 化龙镇 台头镇 上口镇
held 山东省 潍坊市 青州市 弥河镇 谭坊镇 庙子镇 何官镇 高柳镇
held 山东省 潍坊市 诸城市 贾悦镇 石桥子镇 相州镇 昌城镇 百尺河镇
held 四川省 绵阳市 江油市 青莲镇 武都镇 厚坝镇 大康镇 战旗镇
held 四川省 绵阳市 三台县 芦溪镇 郪江镇 塔山镇 建平镇 西平镇
held 四川省 成都市 崇州市 怀远镇 街子镇 元通镇 文井江镇 廖家镇
held 四川省 成都市 邛崃市 平乐镇 夹关镇 火井镇 天台山镇
held 福建省 泉州市 安溪县 湖头镇 虎邱镇 西坪镇 感德镇 剑斗镇 蓬莱镇
held 福建省 泉州市 永春县 达埔镇 蓬壶镇 五里街镇 湖洋镇 岵山镇
held 福建省 泉州市 德化县 三班镇 水口镇 雷峰镇 南埕镇 上涌镇
held 河北省 邯郸市 武安市 午汲镇 伯延镇 阳邑镇 磁山镇 徘徊镇
held 河北省 邯郸市 涉县 河南店镇 索堡镇 西戌镇 井店镇 更乐镇
held 陕西省 汉中市 洋县 谢村镇 龙亭镇 马畅镇 磨子桥镇 黄安镇
held 陕西省 汉中市 城固县 文川镇 原公镇 柳林镇 老庄镇 桔园镇
held 广东省 茂名市 高州市 根子镇 石鼓镇 曹江镇 分界镇 长坡镇
held 广东省 茂名市 信宜市 镇隆镇 水口镇 怀乡镇 北界镇 朱砂镇
`;

/** The built-in counties of one half of the split benchmark. */
export function countiesOf(side: 'dev' | 'held'): CountyPlace[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([s]) => s === side)
    .map(([, province, city, county, ...towns]) => ({
      province: province as string,
      city: city as string,
      county: county as string,
      towns: towns.map((name) => ({ name })),
    }));
}
