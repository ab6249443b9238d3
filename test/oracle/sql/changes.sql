-- Versions of a polygon layer against the one in force, by district and class.

create table compared as
select city, layer, old.version as before, new.version as after
from version old join version new using (city, layer) join layer using (city, layer)
where kind = 'polygon' and not old.in_force and new.in_force;

-- Class null: all classes of the layer together.
create table version_ground as
select city, layer, version, class, st_union(geom) as geom
from feature join (select distinct city, layer from compared) as wanted using (city, layer)
group by grouping sets ((city, layer, version, class), (city, layer, version));

create table change as
with pair as (
  select c.city, c.layer, before, old.class, old.geom as was, new.geom as is,
         st_difference(old.geom, new.geom) as lost, st_difference(new.geom, old.geom) as gained
  from compared c
  join version_ground old on (old.city, old.layer, old.version) = (c.city, c.layer, before)
  join version_ground new on (new.city, new.layer, new.version) = (c.city, c.layer, after)
    and new.class is not distinct from old.class)
select city, layer, before, class, district,
       square_metres(st_intersection(was, geom)) as before_m2, square_metres(st_intersection(lost, geom)) as lost_m2,
       square_metres(st_intersection(gained, geom)) as gained_m2, square_metres(st_intersection(pair.is, geom)) as after_m2
from pair join district using (city);

-- The layer's ground in another state than before, by the class it had and has; null: none.
create table changed_ground as
with changed as (
  select c.city, c.layer, before, old.class as from_class, new.class as to_class, st_intersection(old.geom, new.geom) as geom
  from compared c
  join version_ground old on (old.city, old.layer, old.version) = (c.city, c.layer, before)
  join version_ground new on (new.city, new.layer, new.version) = (c.city, c.layer, after) and new.class <> old.class
  union all
  select c.city, c.layer, before, old.class, null, st_difference(old.geom, new.geom)
  from compared c
  join version_ground old on (old.city, old.layer, old.version) = (c.city, c.layer, before) and old.class is not null
  join version_ground new on (new.city, new.layer, new.version) = (c.city, c.layer, after) and new.class is null
  union all
  select c.city, c.layer, before, null, new.class, st_difference(new.geom, old.geom)
  from compared c
  join version_ground old on (old.city, old.layer, old.version) = (c.city, c.layer, before) and old.class is null
  join version_ground new on (new.city, new.layer, new.version) = (c.city, c.layer, after) and new.class is not null)
select city, layer, before, from_class, to_class, district, st_collectionextract(st_intersection(c.geom, d.geom), 3) as geom,
       case when to_class is null then 'lost' when from_class is null then 'gained' else 'moved' end as change
from changed c join district d using (city);

-- `was` and `is_now`: ground of the two classes in the district, of which what moved between them is a part.
create table change_move as
with own as (
  select city, layer, version, class, district, square_metres(st_intersection(g.geom, d.geom)) as square_metres
  from version_ground g join district d using (city) where class is not null)
select g.city, g.layer, g.before, from_class, to_class, g.district, square_metres(geom) as square_metres,
       coalesce(old.square_metres, 0) as was, coalesce(new.square_metres, 0) as is_now
from changed_ground g join compared c using (city, layer, before)
left join own old on (old.city, old.layer, old.version, old.class, old.district) = (g.city, g.layer, g.before, from_class, g.district)
left join own new on (new.city, new.layer, new.version, new.class, new.district) = (g.city, g.layer, c.after, to_class, g.district);

-- Connected pieces of it. Below a square centimetre they are what rounding leaves along borders that stayed.
create table change_piece as
select city, layer, before, district, change, from_class, to_class, square_metres(geom) as square_metres,
       metres(st_boundary(geom)) as perimeter, geom
from (select city, layer, before, district, change, from_class, to_class, (st_dump(geom)).geom from changed_ground) as piece
where square_metres(geom) > 1e-4;

-- Sites that stand on lost ground, a point on its edge too; of polygons, what of them lies there.
create table site_on_lost as
select s.city, p.layer, before, s.layer as site_layer, s.id,
       case when st_dimension(s.geom) = 2 then sum(square_metres(st_intersection(s.geom, p.geom))) end as square_metres
from site s join change_piece p on p.city = s.city and change = 'lost' and st_intersects(s.geom, p.geom)
where p.layer <> s.layer and (st_dimension(s.geom) = 0 or st_area(st_intersection(s.geom, p.geom)) > 1e-16)
group by s.city, p.layer, before, s.layer, s.id, st_dimension(s.geom);
