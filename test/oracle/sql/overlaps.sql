-- What every class, and every layer, has in common with every other inside the districts.

create table class_together as
with common as (
  select a.city, a.layer as layer_a, a.class as class_a, b.layer as layer_b, b.class as class_b,
         case when (a.layer, a.class) = (b.layer, b.class) then a.geom else st_intersection(a.geom, b.geom) end as geom
  from class_ground a join class_ground b
    on a.city = b.city and (a.layer, a.class) <= (b.layer, b.class) and st_intersects(a.geom, b.geom))
select city, layer_a, class_a, layer_b, class_b, sum(square_metres(st_intersection(c.geom, d.geom))) as square_metres
from common c join district d using (city) where st_intersects(c.geom, d.geom)
group by city, layer_a, class_a, layer_b, class_b;

create table layer_together as
with common as (
  select a.city, a.layer as layer_a, b.layer as layer_b,
         case when a.layer = b.layer then a.geom else st_intersection(a.geom, b.geom) end as geom
  from layer_ground a join layer_ground b on a.city = b.city and a.layer <= b.layer and st_intersects(a.geom, b.geom))
select city, layer_a, layer_b, sum(square_metres(st_intersection(c.geom, d.geom))) as square_metres
from common c join district d using (city) where st_intersects(c.geom, d.geom)
group by city, layer_a, layer_b;

-- Gross: features one by one, ground that two of them cover twice.
create table class_gross as
select city, layer, class, sum(square_metres(st_intersection(f.geom, d.geom))) as square_metres
from feature f join counted using (city, layer) join district d using (city)
where in_force and st_intersects(f.geom, d.geom)
group by city, layer, class;

-- Ground of any class.
create table any_ground as
with ground as (select city, st_union(geom) as geom from layer_ground group by city)
select city, sum(square_metres(st_intersection(g.geom, d.geom))) as square_metres
from ground g join district d using (city) group by city;

-- Red line outside protected areas, and protected areas outside the red line.
create table apart as
with own as (select city, layer, role, geom from layer_ground join layer using (city, layer))
select r.city, sum(square_metres(st_intersection(st_difference(r.geom, p.geom), d.geom))) as red_line,
       sum(square_metres(st_intersection(st_difference(p.geom, r.geom), d.geom))) as protected_areas
from own r join own p on p.city = r.city and p.role = 'protected-areas' join district d on d.city = r.city
where r.role = 'red-line' group by r.city;

-- The four sets of the plot of combinations; of the bands, the two nearest the river.
create table combination_set as
select city, role as set, st_union(geom) as geom
from class_ground join layer using (city, layer) join class using (city, layer, class)
where role in ('red-line', 'protected-areas', 'ecological-space') or (role = 'bands' and class.place <= 2)
group by city, role;

-- Ground in all members of every combination, others besides or not.
create table combination_common as
with recursive common (city, members, geom) as (
  select city, array[set], geom from combination_set
  union all
  select c.city, members || set, st_intersection(c.geom, s.geom)
  from common c join combination_set s on s.city = c.city and s.set > members[cardinality(members)])
select city, members, coalesce(sum(square_metres(st_intersection(c.geom, d.geom))), 0) as square_metres
from common c left join district d using (city) group by city, members;

-- Ground in exactly these sets: what is in all of them, less that in one more, more that in two more, and so on.
create table combination as
select exact.city, exact.members,
       sum(case when cardinality(wider.members) % 2 = cardinality(exact.members) % 2 then 1 else -1 end
           * wider.square_metres) as square_metres
from combination_common exact join combination_common wider
  on wider.city = exact.city and wider.members @> exact.members
group by exact.city, exact.members;

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
