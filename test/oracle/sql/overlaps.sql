-- What every class, and every layer, has in common with every other, by district.

create table class_together as
select a.city, a.layer as layer_a, a.class as class_a, b.layer as layer_b, b.class as class_b, district,
       square_metres(case when (a.layer, a.class) = (b.layer, b.class) then a.geom else st_intersection(a.geom, b.geom) end) as square_metres
from class_in_district a join class_ground b
  on a.city = b.city and (a.layer, a.class) <= (b.layer, b.class) and st_intersects(a.geom, b.geom);

create table layer_together as
select a.city, a.layer as layer_a, b.layer as layer_b, district,
       square_metres(case when a.layer = b.layer then a.geom else st_intersection(a.geom, b.geom) end) as square_metres
from layer_in_district a join layer_ground b on a.city = b.city and a.layer <= b.layer and st_intersects(a.geom, b.geom);

-- Gross: features one by one, ground that two of them cover twice.
create table class_gross as
select city, layer, class, district, sum(square_metres(st_intersection(f.geom, d.geom))) as square_metres
from feature f join counted using (city, layer) join district d using (city)
where in_force and st_intersects(f.geom, d.geom)
group by city, layer, class, district;

-- Ground of any class.
create table any_ground as
with ground as (select city, st_union(geom) as geom from layer_ground group by city)
select city, district, square_metres(st_intersection(g.geom, d.geom)) as square_metres
from ground g join district d using (city);

-- Red line outside protected areas, and protected areas outside the red line.
create table apart as
with own as (select city, layer, role, geom from layer_ground join layer using (city, layer))
select r.city, district, square_metres(st_intersection(st_difference(r.geom, p.geom), d.geom)) as red_line,
       square_metres(st_intersection(st_difference(p.geom, r.geom), d.geom)) as protected_areas
from own r join own p on p.city = r.city and p.role = 'protected-areas' join district d on d.city = r.city
where r.role = 'red-line';

-- The four sets of the plot of combinations; of the bands, the two nearest the river.
create table combination_set as
select city, role as set, st_union(geom) as geom
from class_ground join layer using (city, layer) join class using (city, layer, class)
where role in ('red-line', 'protected-areas', 'ecological-space') or (role = 'bands' and class.place <= 2)
group by city, role;

-- Each district, and what of the first band lies in it.
create table combination_place as
select city, district, false as in_corridor, geom from district
union all
select city, district, true, geom from corridor_in_district;

-- Ground in all members of every combination, others besides or not.
create table combination_common as
with recursive common (city, district, in_corridor, members, geom) as (
  select city, district, in_corridor, array[set], st_collectionextract(st_intersection(p.geom, s.geom), 3)
  from combination_place p join combination_set s using (city)
  union all
  select c.city, district, in_corridor, members || set, st_collectionextract(st_intersection(c.geom, s.geom), 3)
  from common c join combination_set s on s.city = c.city and s.set > members[cardinality(members)])
select city, district, in_corridor, members, square_metres(geom) as square_metres from common;

-- Ground in exactly these sets: what is in all of them, less that in one more, more that in two more, and so on.
create table combination as
select exact.city, district, in_corridor, exact.members,
       sum(case when cardinality(wider.members) % 2 = cardinality(exact.members) % 2 then 1 else -1 end
           * wider.square_metres) as square_metres
from combination_common exact join combination_common wider using (city, district, in_corridor)
where wider.members @> exact.members
group by exact.city, district, in_corridor, exact.members;

-- Different protected areas that lie upon each other: all parts and zones of one name together.
create table named_area as
select city, layer, coalesce(nullif(properties->>'area', ''), properties->>'name') as name, class, geom
from feature join layer using (city, layer) where role = 'protected-areas' and in_force;

create table named_overlap as
with whole as (select city, layer, name, st_union(geom) as geom from named_area group by city, layer, name)
select a.city, a.layer, a.name as name_a, b.name as name_b, district,
       square_metres(st_intersection(st_intersection(a.geom, b.geom), d.geom)) as square_metres
from whole a join whole b on a.city = b.city and a.layer = b.layer and a.name < b.name and st_intersects(a.geom, b.geom)
  join district d on d.city = a.city and st_intersects(d.geom, a.geom)
where st_area(st_intersection(st_intersection(a.geom, b.geom), d.geom)) > 1e-16;

create table named_overlap_zone as
with zone as (select city, layer, name, class, st_union(geom) as geom from named_area group by city, layer, name, class)
select a.city, a.layer, a.name as name_a, b.name as name_b, a.class as class_a, b.class as class_b,
       sum(square_metres(st_intersection(st_intersection(a.geom, b.geom), d.geom))) as square_metres
from zone a join zone b on a.city = b.city and a.layer = b.layer and a.name < b.name and st_intersects(a.geom, b.geom)
  join district d on d.city = a.city and st_intersects(d.geom, a.geom)
where st_area(st_intersection(st_intersection(a.geom, b.geom), d.geom)) > 1e-16
group by 1, 2, 3, 4, 5, 6;
