"""The 256 words in which people compare the keys of servers: one for each byte, never changed."""

WORDS = """
acorn actor alarm album almond anchor angel ankle anvil apple apron arrow atlas attic aunt
autumn badge bagel baker balloon bamboo banana banjo barley barrel basket beach beard beetle
bell bench berry bicycle bird biscuit blanket blossom board boat bonnet book bottle bowl bread
breeze brick bridge brook broom bubble bucket butter button cabin cactus cake camel camera
candle canoe canyon carpet carrot castle cedar cello chalk cheese cherry chess chimney cider
circle clock cloud clover coach cobra coffee comet copper coral cotton cousin cradle crane
crayon cricket crown cup curtain daisy dancer desert diamond dinner doctor dolphin donkey door
dragon drum duck eagle earth easel echo elbow elephant engine envelope evening falcon family
farmer feather fence ferry fiddle finger flag flute forest fossil fountain fox friday frog
galaxy garden garlic ginger giraffe glacier glove goat grape guitar hammer harbor harp hazel
helmet heron hill honey horse house igloo insect iron island ivory jacket jaguar jelly jewel
jungle kernel kettle key kitchen kite ladder lagoon lamp lantern lemon leopard letter lily lion
lizard magnet mango maple marble market meadow melon mirror mitten monday monkey moon mountain
mule museum napkin needle nest night noodle number nurse oasis ocean olive onion orange orchid
otter oven owl paddle palace panda paper parrot peach pearl pencil pepper piano pillow pilot
pirate planet plum pocket pony potato prince pumpkin puzzle quartz queen rabbit radio raven
ribbon river robin rocket saddle sailor salmon silver spider sunday table tiger tomato tulip
turtle umbrella valley violin walnut whale willow window winter wizard yellow zebra
""".split()  # noqa: SIM905 - a word a line would be 256 lines
